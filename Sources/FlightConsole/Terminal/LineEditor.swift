import CEditLine
import Glibc
import MissionLanguage

/// libedit on the terminal: reads lines, and meanwhile shows what the session has to say.
///
/// It blocks, so it lives on a thread of its own and leaves that thread only through `deliver`. While libedit waits for
/// a key, the wait is ours (``nextKey(into:)``): it ends for a key, for something to show and for a terminal of another
/// size alike.
@safe final class LineEditor {
    private let editor: OpaquePointer
    private let past: OpaquePointer
    private let screen: Screen
    private let traits: TerminalTraits
    private let history: HistoryFile?
    private let shelf: MissionShelf
    private let deliver: (ConsoleInput) -> Void

    private var shown: Screen.Content
    private var decoder = KeyDecoder()
    private var manual = ManualKeyDecoder()
    private var block = BlockReader()
    private var size = winsize()
    private var promptText: UnsafeMutablePointer<CChar>?
    private var statusText: UnsafeMutablePointer<CChar>?
    private var statusIsHidden = false
    private var isGone = false
    /// How many rows above the line the panel takes; 0 where there is none.
    private var panelRows = 0
    /// The panel that somebody has ended with a key: what is drawn of it stays, and nothing more comes.
    private var endedPanel = 0
    /// How often Tab was pressed in a row.
    private var tabs = 0

    /// Starts libedit on the standard streams; nil where it does not start.
    init?(
        screen: Screen,
        traits: TerminalTraits,
        history: HistoryFile?,
        shelf: MissionShelf,
        deliver: @escaping (ConsoleInput) -> Void
    ) {
        // Without a UTF-8 locale libedit would show the bytes of one character as several.
        if unsafe setlocale(LC_CTYPE, "") == nil || __ctype_get_mb_cur_max() == 1 {
            _ = unsafe setlocale(LC_CTYPE, "C.UTF-8")
        }
        guard let editor = unsafe editline_on_standard_streams("copter") else { return nil }
        guard let past = unsafe history_init() else {
            unsafe el_end(editor)
            return nil
        }
        unsafe self.editor = editor
        unsafe self.past = past
        self.screen = screen
        self.traits = traits
        self.history = history
        self.shelf = shelf
        self.deliver = deliver
        // What is to be shown by now comes with the first look at the pipe.
        shown = Screen.Content()
        configure()
    }

    deinit {
        unsafe editline_write(Self.pasteBracketsOff)
        editline_flush()
        unsafe history_end(past)
        unsafe el_end(editor)
        unsafe free(promptText)
        unsafe free(statusText)
    }

    /// Reads lines until the session closes the screen, or the terminal is gone.
    func run() {
        while !shown.isClosing && !isGone {
            var count: Int32 = 0
            guard let text = unsafe el_gets(editor, &count), count > 0 else {
                if shown.isClosing || isGone { break }
                block.abandon()
                // libedit leaves its cursor where it stood.
                unsafe editline_write(traits.movesCursor ? "\r\u{1B}[J" : "\n")
                deliver(.ended)
                continue
            }
            enter(unsafe String(cString: text))
        }
    }

    private func enter(_ text: String) {
        let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
        remember(line)
        follow(block.append(line, mistakes: mistakes))
        if block.isOpen { unsafe el_push(editor, block.indentation) }
    }

    private func follow(_ step: BlockReader.Step) {
        switch step {
        case .open: break
        case .whole(let text), .meanwhile(let text): deliver(.entered(text))
        case .leftOut(let diagnostics, let source):
            for diagnostic in diagnostics {
                screen.show(DiagnosticRenderer.render(diagnostic, in: source, colour: traits.hasColour))
            }
            screen.show("left out; the block goes on, an empty line runs it")
        }
    }

    /// What is wrong with a block as far as it goes.
    private func mistakes(in source: SourceText) -> [Diagnostic] {
        MissionCheck.mistakes(in: source, knowing: shown.names, using: shelf.library)
    }

    private func remember(_ line: String) {
        guard HistoryFile.isKept(line), let history else { return }
        unsafe editline_history_add(past, line)
        if !history.append(line) { screen.show("the history cannot be written to \(history.path)") }
    }

    // MARK: Setting up

    private static let pasteBracketsOn = "\u{1B}[?2004h"
    private static let pasteBracketsOff = "\u{1B}[?2004l"

    private func configure() {
        unsafe editline_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
        unsafe editline_set_emacs_keys(editor)
        unsafe editline_set_prompt(editor) { unsafe LineEditor.of($0)?.prompt() }
        unsafe editline_set_right_prompt(editor) { unsafe LineEditor.of($0)?.status() }
        unsafe editline_set_key_source(editor) { editor, key in unsafe LineEditor.of(editor)?.nextKey(into: key) ?? 0 }

        // Ctrl-C, Ctrl-Z and Ctrl-\ arrive as keys while a line is edited, so that no signal can end the flight.
        unsafe editline_set_terminal_mode(editor, "-isig")
        unsafe bind("^C", to: "copter-interrupt") { editor, _ in unsafe LineEditor.of(editor)?.interrupt() ?? 0 }
        unsafe bind("^Z", to: "copter-suspend") { editor, _ in unsafe LineEditor.of(editor)?.suspend() ?? 0 }
        unsafe bind("^I", to: "copter-complete") { editor, _ in unsafe LineEditor.of(editor)?.completeWord() ?? 0 }
        unsafe editline_bind(editor, "^R", "em-inc-search-prev")
        unsafe editline_bind(editor, "^W", "ed-delete-prev-word")

        unsafe editline_history_size(past, 1000)
        unsafe editline_set_history(editor, past)
        for line in history?.lines() ?? [] { unsafe editline_history_add(past, line) }

        _ = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        if traits.movesCursor { unsafe editline_write(Self.pasteBracketsOn) }
    }

    private func bind(_ key: String, to name: String, _ function: editline_key_function) {
        unsafe editline_add_function(editor, name, function)
        unsafe editline_bind(editor, key, name)
    }

    private static func of(_ editor: OpaquePointer?) -> LineEditor? {
        guard let editor = unsafe editor, let owner = unsafe editline_owner(editor) else { return nil }
        return unsafe Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }

    // MARK: Keys

    /// Waits for the next key and gives it to libedit: 1 for a key, 0 for the end of input.
    private func nextKey(into key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        var flushing = false
        while !shown.isClosing && !isGone {
            switch decoder.next(flushing: flushing) {
            case .character(let scalar) where shown.isPiloting:
                fly(by: scalar)
            case .character(let scalar):
                lookAway()
                if scalar != "\t" { tabs = 0 }
                if scalar == "\r" || scalar == "\n" { leaveLineBehind() }
                unsafe key?.pointee = wchar_t(bitPattern: scalar.value)
                return 1
            case .paste(let text):
                guard !shown.isPiloting else { continue }
                lookAway()
                take(paste: text)
            case nil:
                if manual.isUndecided, let key = manual.flush() { deliver(.manual(key)) }
                flushing = wait()
            }
        }
        return 0
    }

    /// Gives a character to whoever flies by keys, and not to the line.
    private func fly(by scalar: Unicode.Scalar) {
        switch scalar {
        case "\u{3}": deliver(.interrupted(lineIsEmpty: true))
        case "\u{1A}": deliver(.suspended)
        default: if let key = manual.take(scalar) { deliver(.manual(key)) }
        }
    }

    /// Any key ends what is shown above the line until then; what it shows last stays where it is.
    private func lookAway() {
        guard shown.panel != nil, endedPanel != shown.panelNumber else { return }
        endedPanel = shown.panelNumber
        panelRows = 0
        deliver(.lookedAway)
    }

    /// Waits until there is something to do and does it; true when no more bytes came for those that are undecided.
    private func wait() -> Bool {
        editline_flush()
        var polled = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: screen.wakeDescriptor, events: Int16(POLLIN), revents: 0),
        ]
        let count = unsafe poll(&polled, 2, decoder.isUndecided ? 50 : 500)
        if polled[1].revents != 0 { update(to: screen.take()) }
        followSize()
        if polled[0].revents != 0 { readKeys() }
        return count == 0
    }

    private func readKeys() {
        var chunk = [UInt8](repeating: 0, count: 4096)
        let count = unsafe read(STDIN_FILENO, &chunk, chunk.count)
        if count > 0 {
            decoder.append(chunk[..<count])
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            isGone = true
            deliver(.hungUp)
        }
    }

    /// A paste of one line goes where it would have been typed; one of several lines is run as a whole.
    private func take(paste text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        guard lines.count > 1 else {
            clearFromPrompt()
            _ = unsafe el_insertstr(editor, String(lines.first ?? ""))
            unsafe editline_refresh(editor)
            return
        }
        let begun = typed.text
        let whole = begun + text
        clearTyped()
        for line in whole.split(separator: "\n") { remember(String(line)) }
        show(["(\(lines.count) lines pasted)"])
        guard block.isOpen else { return deliver(.pasted(whole)) }
        let step = block.paste(text, behind: begun, mistakes: mistakes)
        follow(step)
        if case .leftOut = step {
            _ = unsafe el_insertstr(editor, begun)
        } else {
            _ = unsafe el_insertstr(editor, block.indentation)
        }
        redraw()
    }

    /// Draws the line as it will stand in the scroll-back: what was typed, without the status of that moment.
    private func leaveLineBehind() {
        statusIsHidden = true
        redraw()
        statusIsHidden = false
    }

    private func interrupt() -> UInt8 {
        let isEmpty = typed.text.isEmpty && !block.isOpen
        clearTyped()
        block.abandon()
        deliver(.interrupted(lineIsEmpty: isEmpty))
        return UInt8(CC_REFRESH)
    }

    private func suspend() -> UInt8 {
        deliver(.suspended)
        return UInt8(CC_NORM)
    }

    private func completeWord() -> UInt8 {
        tabs += 1
        let completion = Completion(line: typed.beforeCursor, knowing: shown.names, shelf: shelf)
        if !completion.insertion.isEmpty {
            _ = unsafe el_insertstr(editor, completion.insertion)
            return UInt8(CC_REFRESH)
        }
        // Where there are several ways on, a second Tab lists them.
        guard !completion.choices.isEmpty, tabs > 1 else { return UInt8(CC_REFRESH_BEEP) }
        show(completion.choices)
        return UInt8(CC_NORM)
    }

    /// What is on the line now.
    private var typed: (text: String, beforeCursor: String) {
        guard let line = unsafe el_wline(editor) else { return ("", "") }
        func text(to end: UnsafePointer<wchar_t>) -> String {
            let characters = unsafe UnsafeBufferPointer(start: line.pointee.buffer, count: end - line.pointee.buffer)
            var text = ""
            for index in characters.indices {
                text.unicodeScalars.append(Unicode.Scalar(UInt32(bitPattern: unsafe characters[index])) ?? "\u{FFFD}")
            }
            return text
        }
        return (unsafe text(to: line.pointee.lastchar), unsafe text(to: line.pointee.cursor))
    }

    private func clearTyped() {
        let typed = typed
        let length = typed.text.unicodeScalars.count
        unsafe el_cursor(editor, Int32(length - typed.beforeCursor.unicodeScalars.count))
        unsafe el_deletestr(editor, Int32(length))
    }

    // MARK: Screen

    private func update(to content: Screen.Content) {
        let before = shown
        shown = content
        var messages = content.messages
        if content.missed > 0 { messages.append("(\(content.missed) more messages were not shown)") }
        if content.isClosing {
            clearFromPrompt()
            for message in messages { write(message) }
            editline_flush()
        } else if !messages.isEmpty {
            show(messages)
        } else if before.prompt != content.prompt || before.status != content.status || before.panel != content.panel {
            redraw()
        }
    }

    /// What stands above the line until a key is pressed.
    private func drawPanel() {
        guard let panel = shown.panel, endedPanel != shown.panelNumber else { return }
        let lines = panel.lines(width: columns).prefix(max(1, Int(size.ws_row) - 2))
        for line in lines { unsafe editline_write(line + "\n") }
        panelRows = lines.count
    }

    /// Prints lines above the one that is being typed, which is drawn again below them.
    private func show(_ lines: [String]) {
        clearFromPrompt()
        for line in lines { write(line) }
        drawPanel()
        unsafe editline_refresh(editor)
        editline_flush()
    }

    /// Writes what stays on the screen, folded to its width; a line that fills it whole would leave an empty one on some terminals.
    private func write(_ text: String) { unsafe editline_write(Folding.folded(text, to: columns - 1) + "\n") }

    private func redraw() {
        clearFromPrompt()
        drawPanel()
        unsafe editline_refresh(editor)
        editline_flush()
    }

    /// Goes to the beginning of what libedit has drawn, and clears all of it.
    private func clearFromPrompt() {
        guard traits.movesCursor else {
            unsafe editline_write("\r" + String(repeating: " ", count: width(of: typed.text)) + "\r")
            return
        }
        let row = width(of: typed.beforeCursor) / columns + panelRows
        panelRows = 0
        unsafe editline_write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
    }

    private var columns: Int { max(1, Int(size.ws_col)) }

    private func width(of typed: String) -> Int { promptWords.count + 1 + typed.count }

    private func followSize() {
        var now = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &now) == 0,
            now.ws_col != size.ws_col || now.ws_row != size.ws_row
        else { return }
        size = now
        unsafe el_resize(editor)
        redraw()
    }

    private var promptWords: String { block.isOpen ? "..." : shown.prompt.text }

    private func prompt() -> UnsafeMutablePointer<CChar>? {
        let colour = block.isOpen ? .plain : shown.prompt.colour
        unsafe keep(coloured(promptWords, colour) + " ", in: &promptText)
        return unsafe promptText
    }

    private func status() -> UnsafeMutablePointer<CChar>? {
        let room = columns - width(of: typed.text) - 4
        let isShown = traits.movesCursor && !statusIsHidden && !block.isOpen
        let text = isShown ? shown.status?.text(width: max(0, room)) ?? "" : ""
        unsafe keep(text, in: &statusText)
        return unsafe statusText
    }

    private func coloured(_ text: String, _ colour: PromptLook.Colour) -> String {
        guard traits.hasColour, colour != .plain else { return text }
        return "\u{1}\u{1B}[1;\(colour.rawValue)m\u{1}\(text)\u{1}\u{1B}[0m\u{1}"
    }

    /// Keeps a text alive until libedit asks again.
    private func keep(_ text: String, in place: inout UnsafeMutablePointer<CChar>?) {
        unsafe free(place)
        unsafe place = strdup(text)
    }
}
