/// The three cells: charge, voltage under load, and the percentage the firmware makes of it.
struct Battery: Hashable, Sendable {
    /// Points between which the firmware's gauge is a straight line; they fit the one published capture.
    private static let gauge: [Point] = [
        Point(millivolts: 9000, percent: 0), Point(millivolts: 10800, percent: 20),
        Point(millivolts: 11700, percent: 50), Point(millivolts: 12500, percent: 100),
    ]

    private struct Point {
        let millivolts: Double
        let percent: Double
    }

    /// s: a full battery carries the drone this long.
    private static let flightTime = 12.0 * 60
    /// s: it feeds the electronics alone this long (chosen).
    private static let idleTime = 120.0 * 60
    /// mV: how far the voltage sags while it carries the drone (chosen).
    private static let sag = 120.0
    /// s: the gauge follows the voltage this slowly (chosen).
    private static let gaugeTime = 1.5

    /// What is left in the cells, in percent of full.
    var charge: Double

    /// What the gauge's filter holds, in mV.
    private(set) var filteredMillivolts: Double

    /// The voltage at the terminals now, in mV.
    private(set) var millivolts: Double

    private let isEndless: Bool

    /// A rested battery with this much left.
    init(percent: Double, isEndless: Bool) {
        charge = percent.clamped(to: 0...100)
        self.isEndless = isEndless
        millivolts = Battery.millivolts(at: charge)
        filteredMillivolts = millivolts
    }

    /// The percentage that navdata reports.
    var reportedPercent: Double { Battery.percent(at: filteredMillivolts) }

    /// Draws current for one step; load is 0 standing, 1 hovering.
    mutating func advance(load: Double, step: Double) {
        if !isEndless {
            charge = max(
                0,
                charge - 100 * step * (1 / Battery.idleTime + load * (1 / Battery.flightTime - 1 / Battery.idleTime))
            )
        }
        millivolts = Battery.millivolts(at: charge) - load * Battery.sag
        filteredMillivolts += (millivolts - filteredMillivolts) * min(1, step / Battery.gaugeTime)
    }

    private static func millivolts(at percent: Double) -> Double {
        let (low, high) = segment { percent <= $0.percent }
        let share = (percent - low.percent) / (high.percent - low.percent)
        return low.millivolts + share * (high.millivolts - low.millivolts)
    }

    private static func percent(at millivolts: Double) -> Double {
        let (low, high) = segment { millivolts <= $0.millivolts }
        let share = (millivolts - low.millivolts) / (high.millivolts - low.millivolts)
        return (low.percent + share * (high.percent - low.percent)).clamped(to: 0...100)
    }

    /// The piece of the gauge's line whose upper end is the first to satisfy the condition; else the last piece.
    private static func segment(endingWhere isBelow: (Point) -> Bool) -> (Point, Point) {
        let end = gauge.dropFirst().firstIndex(where: isBelow) ?? gauge.count - 1
        return (gauge[end - 1], gauge[end])
    }
}
