/// How much later than the quickest ones datagrams come in, by the drone's own clock beside ours.
///
/// From one datagram to the next as much time has to pass by one clock as by the other. What passes more by ours is time that the
/// later one was longer on its way; what passes less makes it up. The quickest so far counts as not late at all, so that the time
/// which every datagram takes, and where the two clocks began, cancel.
struct NavdataLateness: Sendable {
    /// The drone's clock has 11 bits of seconds.
    static let clockTurn = Duration.seconds(2048)
    /// So much slower than ours the drone's clock may be: a crystal is off by less than a ten-thousandth, and a computer's clock that
    /// is being set right by five of them.
    static let drift = 0.0006
    /// Nothing is on its way for longer: a clock that went back so far was set anew.
    static let longest = Duration.seconds(60)

    private var last: (clock: Duration, at: Duration, late: Duration)?
    private var tellsTime = false

    /// How much later than the quickest ones the newest datagram came; zero where it tells no time, for then nobody knows.
    var value: Duration { tellsTime ? last?.late ?? .zero : .zero }

    /// Notes a datagram that came now with this time by the drone's clock; nil where it tells none.
    mutating func note(_ clock: Duration?, at now: Duration) {
        tellsTime = clock != nil
        guard let clock else { return }
        guard let last else {
            self.last = (clock, now, .zero)
            return
        }
        let ours = now - last.at
        let turned = clock - last.clock
        // Of all the times that look alike, the one nearest to ours.
        let theirs = turned + Self.clockTurn * ((ours - turned) / Self.clockTurn).rounded()
        let late = max(.zero, last.late + ours * (1 - Self.drift) - theirs)
        self.last = (clock, now, late > Self.longest ? .zero : late)
    }
}
