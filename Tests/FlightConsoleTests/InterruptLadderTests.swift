import FlightConsole
import Testing

struct InterruptLadderTests {
    @Test
    func `in flight Ctrl-C hovers, then lands, then leaves`() {
        var ladder = InterruptLadder()
        let rungs = (1...3).map { _ in ladder.interrupted(flying: true, landing: false, lineIsEmpty: true) }
        #expect(rungs == [.hover, .land, .leave])
    }

    @Test
    func `a command in between begins the ladder anew`() {
        var ladder = InterruptLadder()
        #expect(ladder.interrupted(flying: true, landing: false, lineIsEmpty: true) == .hover)
        ladder.stepDown()
        #expect(ladder.interrupted(flying: true, landing: false, lineIsEmpty: true) == .hover)
    }

    @Test
    func `Ctrl-C never takes a landing back`() {
        var ladder = InterruptLadder()
        #expect(ladder.interrupted(flying: true, landing: true, lineIsEmpty: true) == .keepLanding)
        #expect(ladder.interrupted(flying: true, landing: true, lineIsEmpty: true) == .leave)
    }

    @Test
    func `on the ground it clears the line, and leaves when pressed twice on an empty one`() {
        var ladder = InterruptLadder()
        #expect(ladder.interrupted(flying: false, landing: false, lineIsEmpty: false) == .clearLine)
        #expect(ladder.interrupted(flying: false, landing: false, lineIsEmpty: false) == .clearLine)
        #expect(ladder.interrupted(flying: false, landing: false, lineIsEmpty: true) == .leave)
    }

    @Test
    func `a drone that has landed meanwhile is on the ground`() {
        var ladder = InterruptLadder()
        _ = ladder.interrupted(flying: true, landing: false, lineIsEmpty: true)
        _ = ladder.interrupted(flying: true, landing: false, lineIsEmpty: true)
        #expect(ladder.interrupted(flying: false, landing: false, lineIsEmpty: true) == .clearLine)
    }
}
