// One import for a program that flies: the link, the words of flight, missions and the language they are written in.
@_exported public import DroneLink
@_exported public import FlightCore
@_exported public import MissionLanguage
@_exported public import MissionRuntime
