import DroneWire
import FlightConsole
import FlightCore
import MissionLanguage
import MissionRuntime

/// A prompt at which things happen one after the other, on a clock of its own.
struct Prompt {
    var machine: PromptMachine
    var now = Duration.zero
    /// The number of the flight that was begun last.
    var flight = 0
    /// What the mission that was begun last took over from those before it.
    var carried = MissionMemory()

    /// What a prompt was told to do, short enough to compare.
    enum Deed: Equatable {
        case show(String)
        case fly(String)
        case prove(String)
        case observe(TelemetryNeeds)
        case askForSettings
        case land
        case hover
        case stopMotors
        case recover
        case pilot
        case steer(ManualKey)
        case answer(Bool)
        case save(String, file: String, replacing: Bool)
        case leave
    }

    init(
        linked: Bool = true,
        flying: Bool = false,
        library: MissionLibrary = .empty,
        limits: FlightLimits = .indoor,
        movesCursor: Bool = false
    ) {
        machine = PromptMachine(
            drone: "a test",
            traits: TerminalTraits(hasColour: false, movesCursor: movesCursor),
            shelf: MissionShelf(library: library, names: { library.mission(named: "square") == nil ? [] : ["square"] }),
            limits: limits
        )
        guard linked else { return }
        take(.linked)
        observe(flying: flying)
    }

    @discardableResult
    mutating func take(_ input: PromptInput) -> [Deed] {
        var deeds: [Deed] = []
        for action in machine.take(input, at: now) {
            switch action {
            case .show(let text): deeds.append(.show(text))
            case .fly(let mission, let memory, let number):
                flight = number
                carried = memory
                deeds.append(.fly(mission.source.text))
            case .prove(let mission, _, let number):
                flight = number
                deeds.append(.prove(mission.source.text))
            case .observe(let needs): deeds.append(.observe(needs))
            case .askForSettings: deeds.append(.askForSettings)
            case .land(let number):
                flight = number
                deeds.append(.land)
            case .hover: deeds.append(.hover)
            case .stopMotors(let number):
                flight = number
                deeds.append(.stopMotors)
            case .recover(let number):
                flight = number
                deeds.append(.recover)
            case .pilot(let number):
                flight = number
                deeds.append(.pilot)
            case .steer(let key): deeds.append(.steer(key))
            case .answer(let isYes): deeds.append(.answer(isYes))
            case .save(let draft, let file, let replacing):
                deeds.append(.save(draft.text, file: file, replacing: replacing))
            case .leave: deeds.append(.leave)
            }
        }
        return deeds
    }

    @discardableResult
    mutating func type(_ line: String) -> [Deed] { take(.terminal(.entered(line))) }

    @discardableResult
    mutating func interrupt(lineIsEmpty: Bool = true) -> [Deed] {
        take(.terminal(.interrupted(lineIsEmpty: lineIsEmpty)))
    }

    @discardableResult
    mutating func observe(
        flying: Bool,
        control: ControlState.Major = .hovering,
        word: StateWord = [],
        link: LinkStatus = .up,
        pose: Pose? = nil,
        options: [UInt16: NavdataOption] = [:],
        camera: CameraStream? = nil
    ) -> [Deed] {
        var state = DroneState()
        state.options = options
        state.word = word
        state.control = ControlState(flying ? control : .landed, minor: 0)
        state.batteryPercent = 63
        state.heardAt = .zero
        let situation = Situation(
            state: state,
            pose: pose,
            positionError: .meters(0.2),
            camera: camera,
            events: [],
            now: .milliseconds(14)
        )
        return take(.observed(Observation(situation: situation, link: link, isFlying: flying)))
    }

    /// Flies a line to its end, which is there.
    mutating func flyThrough(_ line: String, to pose: Pose) {
        type(line)
        observe(flying: true, pose: pose)
        end()
    }

    /// What is said to a line, as one text.
    mutating func answer(to line: String) -> String {
        type(line).compactMap { if case .show(let text) = $0 { text } else { nil } }.joined(separator: "\n")
    }

    @discardableResult
    mutating func end(
        _ outcome: PilotOutcome = .completed,
        flight number: Int? = nil,
        memory: MissionMemory = MissionMemory()
    ) -> [Deed] {
        take(.flown(flight: number ?? flight, outcome, memory: memory, report: nil))
    }
}
