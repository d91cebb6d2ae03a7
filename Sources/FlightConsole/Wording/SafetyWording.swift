import DroneWire
import FlightCore
import MissionLanguage

extension Voltage {
    /// The voltage to a tenth of a volt.
    package var words: String { "\(Decimals.fixed(volts, places: 1)) V" }
}

extension PositionLoss {
    /// The reason in words.
    package var words: String {
        switch self {
        case .error(let radius, let most):
            "the drone may be \(Format.meters(radius)) from where it seems to be, more than \(Format.meters(most))"
        case .blind(let time): "no velocity for \(Format.silence(time)); does the drone see the floor?"
        }
    }
}

extension Crash {
    /// How it showed, in words.
    package var words: String {
        switch self {
        case .tilted(let angle): "it leans by \(Int(angle.degrees.rounded()))°"
        case .shock(let loadFactor): "it felt a blow of \(Decimals.fixed(loadFactor, places: 1)) g and does not move"
        }
    }
}

extension PreflightFinding {
    /// What is not as it should be, and what helps, in words.
    package var words: String {
        switch self {
        case .notLevel(let angle): "it leans by \(Int(angle.degrees.rounded()))°; put it on a level floor"
        case .notStill(let angle): "it is being moved (\(Int(angle.degrees.rounded()))° within a second); put it down"
        case .trimIsOld(let age): "the last trim is \(Int((age / .seconds(60)).rounded())) min old; \"trim\" renews it"
        case .limitNotConfirmed(let setting): "the drone did not confirm \(setting.key) = \(setting.value)"
        case .sonarImplausible(let height): "its ultrasonic sensor measures \(Format.meters(height)) on the ground"
        case .noClock: "the drone's clock stands still"
        case .noGuardian: "the guardian is gone: nobody lands the drone if this program dies"
        case .diskAlmostFull(let free): "only \(free / 1_000_000) MB are free for photos and films"
        case .noPictures:
            "the camera sends no pictures; is another program watching, or was the drone just switched on?"
        }
    }
}
