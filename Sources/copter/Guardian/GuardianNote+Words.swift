import DroneWire
import FlightConsole
import FlightCore
import MissionRuntime

extension GuardianNote {
    /// A line of the log.
    var words: String {
        switch self {
        case .watching(let drone): "watching over a flight of the drone at \(drone)"
        case .hovering(let silence, let number):
            "took the drone: no heartbeat for \(silence.inWords), last command \(number); it is told to hover"
        case .landing(let silence, .silence): "no heartbeat for \(silence.inWords); it is told to land"
        case .landing(let silence, .wasLanding):
            "took the drone: no heartbeat for \(silence.inWords) during the landing; it is told to land"
        case .landing(_, .handedOver):
            "took the drone: its program left before it was on the ground; it is told to land"
        case .heard(let word): "the drone is heard, \(word.contains(.flying) ? "flying" : "on the ground")"
        case .restarted: "the drone did not take the commands; their numbers begin again"
        case .landed(let time): "the drone has landed, \(time.inSeconds) after it was taken"
        case .gaveUp(let time):
            "gave up: nothing was heard from the drone for \(time.inSeconds); nothing is sent any more"
        case .refused: "the program is back; it was told that it has lost the drone"
        case .programLeft(inGoodOrder: true): "the program has left in good order"
        case .programLeft(inGoodOrder: false): "the program is gone"
        case .notUnderstood(let error): "not understood: \(error)"
        }
    }

    /// The end of what the guardian did, for the operator's terminal; nil for everything else.
    var end: String? {
        switch self {
        case .landed, .gaveUp: words
        default: nil
        }
    }
}
