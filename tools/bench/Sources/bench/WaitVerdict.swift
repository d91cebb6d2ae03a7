/// How long something took that somebody waits for, in milliseconds.
struct WaitVerdict {
    /// For how many of the times a promise holds.
    enum Share {
        case half
        case ninetyNineOfHundred
    }

    let name: String
    let times: [Double]
    let most: Double
    var holdsFor = Share.half

    var median: Double { times.sorted()[times.count / 2] }
    var worstOfHundred: Double { times.sorted()[min(times.count - 1, times.count * 99 / 100)] }
    var isReached: Bool { (holdsFor == .half ? median : worstOfHundred) <= most }
}
