import DroneWire

// What one firmware knows and the other does not (PROTOCOL sections 3, 6.2, 10.6 and 10.7).
extension DroneGeneration {
    /// Whether the firmware knows a command; one that it does not know it drops like garbage.
    func knows(_ command: ATCommand) -> Bool {
        switch command {
        case .pcmdMag, .calibrate: self == .two
        default: true
        }
    }

    /// Whether the firmware has this pattern of lights.
    func plays(_ animation: LEDAnimation) -> Bool { self == .two || animation.rawValue <= 13 }

    /// Whether the firmware flies this figure; flips came with the second drone.
    func flies(_ animation: FlightAnimation) -> Bool { self == .two || !animation.isFlip }

    /// The tags of the options that full navdata has.
    var navdataTags: Range<Int> {
        switch self {
        case .one: 0..<20
        case .two: 0..<28
        }
    }

    /// The state bits of a healthy drone on its feet: threads running, boards ready, altitude control.
    var healthyState: StateWord {
        let both: StateWord = [
            .altitudeControl, .picVersionOK, .atcodecThreadOn, .navdataThreadOn, .videoThreadOn,
            .acquisitionThreadOn,
        ]
        // On the first drone bit 7 tells of a firmware file that waits to be installed.
        return self == .two ? both.union(.cameraReady) : both
    }
}
