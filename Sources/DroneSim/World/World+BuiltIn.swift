// The worlds that the program knows, in the format that everybody can write: see Worlds.md.
extension World {
    /// 6 by 6 by 3 m, posters on the walls, roundels on the floor.
    static let roomText = """
        box 6m 6m 3m
        start 2m 3m

        floor oak
        ceiling beams
        north panels 8FB3CC 4F7690
        east panels DCC48E A98A4E
        south panels 9DB78F 5F7D58
        west panels CF9274 93563C

        # Along the wall from its left end, above the floor; width and height.
        poster north 1.125m 1.8m 1.15m 1.3m rings
        poster north 3m 1.83m 1.7m 1.5m sunset
        poster north 4.875m 1.8m 1.15m 1.3m blocks
        poster east 3m 1.8m 2m 1.4m window
        poster east 0.925m 1.75m 0.75m 0.9m letter-e
        poster east 5.15m 1.775m 0.8m 1.15m stripes
        poster south 4.4m 1.1m 1m 2.2m door
        poster south 1.95m 1.8m 1.9m 1.4m chequer
        poster west 1.75m 1.285m 2.3m 2.33m books
        poster west 4m 1.825m 1m 1.25m letter-w
        poster west 5.15m 1.825m 0.8m 0.95m stars
        # On the floor: north and east of the start; east-west and north-south extent.
        poster floor 0.5m 0m 2.8m 3m rug
        poster floor 0m 0m 0.8m 0.8m pad
        poster floor 1.15m 1.85m 1.9m 1.5m sunlight

        roundel floor 1.5m 0m 30cm
        roundel floor -1.2m -2m 30cm
        oriented floor 1m -1.5m 30cm 0deg
        oriented floor 2.5m 1.5m 30cm 90deg
        oriented north 5.6m 0.6m 30cm 0deg
        clock north 3m 0.55m 1m
        """

    /// 24 by 14 by 7 m, with the lines of a court.
    static let hallText = """
        box 24m 14m 7m
        start 6m 7m

        floor court
        ceiling beams
        north brick B8A590
        east brick B39A80
        south brick A8977F
        west brick B7A28C

        poster north 3m 3m 2m 2m rings
        poster north 11m 3m 2.4m 2m sunset
        poster east 6m 4m 3m 2m window
        poster east 12m 4m 3m 2m window
        poster east 18m 4m 3m 2m window
        poster south 7m 1.2m 1.2m 2.4m door
        poster south 11m 3m 2.4m 1.8m chequer
        poster west 8m 3m 2m 2.4m letter-w
        poster west 16m 3m 2m 2m stars
        poster floor 0m 0m 1m 1m pad

        roundel floor 2m 0m 40cm
        roundel floor 6m 4m 40cm
        roundel floor 12m -4m 40cm
        oriented floor 4m 0m 40cm 0deg
        oriented floor 8m 0m 40cm 90deg
        oriented floor 12m 0m 40cm 180deg
        oriented floor 8m -4m 40cm 270deg
        oriented north 7m 1m 60cm 0deg
        roundel north 9m 1m 60cm
        clock north 5m 1.2m 2m
        """

    /// 400 by 400 m, 120 m high, outdoors.
    static let fieldText = """
        box 400m 400m 120m
        start 200m 200m
        gps 43.6045 1.4442

        floor meadow
        ceiling sky
        walls hills
        wind 1m/s from 240deg gust 0.4m/s

        roundel floor 3m 0m 60cm
        roundel floor 10m -6m 60cm
        oriented floor 6m 0m 60cm 0deg
        oriented floor 10m 6m 60cm 90deg
        """
}
