import FlightCore
import Sockets

/// Takes errands from whoever has them and does them one after the other, so that nobody in flight waits for a disk.
final class ErrandDesk: Sendable {
    /// An errand, and who waits for its end; a pilot is told by an event instead.
    private struct Order: Sendable {
        var errand: Errand
        var answer: CheckedContinuation<FlightEvent, Never>?
    }

    private let orders = Mailbox<Order>(capacity: 64)

    /// Leaves an errand; never waits.
    func ask(_ errand: Errand, answer: CheckedContinuation<FlightEvent, Never>?) {
        guard let refused = orders.put(Order(errand: errand, answer: answer)) else { return }
        refused.answer?.resume(returning: refused.errand.failure(reason: "the link ends, or too much is asked at once"))
    }

    /// Leaves an errand and waits for what came of it.
    func ask(_ errand: Errand) async -> FlightEvent {
        await withCheckedContinuation { ask(errand, answer: $0) }
    }

    /// Does errands until ``close()``, and reports what came of each.
    func serve(in darkroom: Darkroom, reporting report: (FlightEvent) async -> Void) async {
        // Whoever left an errand is answered, also in a cancelled task.
        for await order in orders.untilFinished {
            let events = await darkroom.perform(order.errand)
            for event in events { await report(event) }
            order.answer?.resume(returning: events.last ?? order.errand.failure(reason: "nothing came of it"))
        }
    }

    /// Takes nothing more.
    func close() { orders.finish() }
}

extension Errand {
    /// The event that tells that nothing came of it.
    func failure(reason: String) -> FlightEvent {
        switch self {
        case .photo: .photoFailed(reason: reason)
        case .startRecording, .stopRecording: .recordingFailed(reason: reason)
        case .say(let text): .said(text)
        case .ask(let question): .asked(question)
        }
    }
}
