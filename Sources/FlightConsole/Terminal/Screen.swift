import MissionLanguage
import Synchronization

/// What the session wants on the screen, and how it tells the editor's thread.
///
/// Writing to it never waits: a terminal that takes nothing (Ctrl-S, a slow line) stops the editor's thread alone, and
/// what is more than it can hold is counted instead of kept.
package final class Screen: Sendable {
    struct Content {
        var prompt = PromptLook.connecting
        var status: StatusLine?
        var names = MissionCheck.KnownNames()
        var panel: Panel?
        /// Tells one panel from the next.
        var panelNumber = 0
        var isPiloting = false
        var messages: [String] = []
        var missed = 0
        var isClosing = false
    }

    private static let mostMessages = 500

    private let content = Mutex(Content())
    private let pipe: WakePipe

    init?() {
        guard let pipe = WakePipe() else { return nil }
        self.pipe = pipe
    }

    /// The descriptor that is readable after each change.
    var wakeDescriptor: Int32 { pipe.readEnd }

    /// Prints a text above the line that is being typed.
    package func show(_ text: String) {
        change { content in
            if content.messages.count < Self.mostMessages {
                content.messages.append(text)
            } else {
                content.missed += 1
            }
        }
    }

    /// Shows a prompt, a status and a panel as they are now, and lets Tab know the names; keys type, or fly.
    package func show(_ machine: PromptMachine, withStatus: Bool) {
        change { content in
            content.prompt = machine.look
            content.status = withStatus ? machine.status : nil
            content.names = machine.names
            content.panel = machine.panel
            content.panelNumber = machine.panelNumber
            content.isPiloting = machine.isPiloting
        }
    }

    /// Ends the editor's thread.
    func close() {
        change { $0.isClosing = true }
    }

    /// What is to be shown now, for the editor's thread; messages are handed over once.
    func take() -> Content {
        pipe.drain()
        return content.withLock { content in
            let taken = content
            content.messages = []
            content.missed = 0
            return taken
        }
    }

    private func change(_ body: (inout Content) -> Void) {
        content.withLock { body(&$0) }
        pipe.wake()
    }
}

/// How the prompt looks: its words and the colour of the state that the drone is in.
package struct PromptLook: Hashable, Sendable {
    /// The colours of states; none of them tells anything that words do not tell as well.
    package enum Colour: Int, Sendable {
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
        case plain = 39
    }

    /// What stands before the line.
    package var text: String

    /// Its colour.
    package var colour: Colour

    /// A prompt of these words and this colour.
    package init(text: String, colour: Colour) {
        self.text = text
        self.colour = colour
    }

    /// The prompt before the drone has answered.
    package static let connecting = PromptLook(text: "drone>", colour: .plain)
}
