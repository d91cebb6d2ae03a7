package import DroneLink
package import FlightCore
package import MissionLanguage
package import MissionRuntime

/// The prompt on the terminal: reads lines and flies them, with a drone that comes and goes in the background.
package struct Console: Sendable {
    /// Lends a drone to its body, as ``withDrone(at:settings:_:)`` does.
    package typealias Link = @Sendable (_ body: (Drone) async throws -> Void) async throws -> Void

    /// What is called the drone while none answers.
    package var droneName: String

    /// What the terminal can do.
    package var traits: TerminalTraits

    /// Whether the state of the drone is shown at the right end of the line.
    package var showsStatus: Bool

    /// Where the lines are kept; nowhere when nil.
    package var history: HistoryFile?

    /// The missions that are verbs.
    package var shelf: MissionShelf

    /// How far, how high and how fast the operator lets the drone fly.
    package var limits: FlightLimits

    /// Where the program's settings come from, for `show config`.
    package var configuration: String

    /// Flies a mission in the simulated drone, with what earlier lines have left behind, and words what forbids to fly it really with
    /// this charge in percent; nil where nothing does.
    package var prove: @Sendable (CheckedMission, MissionMemory, _ charge: Int?) -> String? = { _, _, _ in nil }

    /// Hears everything that happens in the air as well.
    package var hear: @Sendable (FlightEvent) -> Void = { _ in }

    /// Words a failed link, with what helps.
    package var explain: @Sendable (any Error) -> String

    /// A prompt for a drone of this name.
    package init(
        droneName: String,
        traits: TerminalTraits,
        showsStatus: Bool,
        history: HistoryFile?,
        shelf: MissionShelf,
        limits: FlightLimits,
        configuration: String,
        explain: @escaping @Sendable (any Error) -> String
    ) {
        self.droneName = droneName
        self.traits = traits
        self.showsStatus = showsStatus
        self.history = history
        self.shelf = shelf
        self.limits = limits
        self.configuration = configuration
        self.explain = explain
    }

    /// The time between two looks at the drone: the status changes at most five times a second.
    private static let interval = Duration.milliseconds(200)

    /// The time after which a drone that did not answer is looked for again.
    private static let patience = Duration.seconds(3)

    /// Reads and flies until the prompt is left and the drone is on the ground.
    ///
    /// - Parameters:
    ///   - link: lends the drone; called again when the drone did not answer.
    ///   - signals: what the process is told meanwhile.
    /// - Throws: what the landing at the end throws, and ``ConsoleError``.
    package func run(link: @escaping Link, signals: AsyncStream<ConsoleInput>) async throws {
        let (inputs, feed) = AsyncStream.makeStream(of: PromptInput.self)
        let orders = Orders()
        let controls = ManualControls()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in signals { feed.yield(.terminal(signal)) }
            }
            group.addTask {
                defer { feed.finish() }
                try await keepLinked(link, orders, controls, feed)
            }
            var session = Session(
                machine: PromptMachine(
                    drone: droneName,
                    traits: traits,
                    shelf: shelf,
                    limits: limits,
                    configuration: configuration
                ),
                orders: orders,
                controls: controls
            )
            try await withLineEditor(
                traits: traits,
                history: history,
                shelf: shelf,
                { screen, typed in
                    await readLines(of: typed, feed) {
                        screen.show("flying \(droneName) · ? lists what can be typed")
                        await session.run(inputs, on: screen, showsStatus: showsStatus)
                    }
                    // Before the terminal is given back: one that takes nothing holds up that, and not the landing.
                    orders.leave()
                }
            )
            for await input in inputs { session.finish(input) }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Feeds what is typed to the session while the body runs.
    private func readLines(
        of typed: AsyncStream<ConsoleInput>,
        _ feed: AsyncStream<PromptInput>.Continuation,
        _ body: () async -> Void
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await input in typed { feed.yield(.terminal(input)) }
            }
            await body()
            group.cancelAll()
        }
    }

    // MARK: The drone

    /// Looks for the drone, and looks again when there was none, until the prompt is left.
    private func keepLinked(
        _ link: @escaping Link,
        _ orders: Orders,
        _ controls: ManualControls,
        _ feed: AsyncStream<PromptInput>.Continuation
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !orders.isLeaving {
                    do {
                        try await serve(link, orders, controls, feed)
                    } catch {
                        if orders.isLeaving || Task.isCancelled { throw error }
                        feed.yield(.unlinked(reason: explain(error)))
                        try await Task.sleep(for: Self.patience)
                    }
                }
            }
            group.addTask { await orders.untilAbandoned() }
            // Whichever ends first: the drone was let go, or is not wanted any more.
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Serves orders with one drone until the prompt is left.
    private func serve(
        _ link: @escaping Link,
        _ orders: Orders,
        _ controls: ManualControls,
        _ feed: AsyncStream<PromptInput>.Continuation
    ) async throws {
        let tell: @Sendable (FlightEvent) -> Void = { event in
            feed.yield(.event(event))
            hear(event)
            // There is nothing left to do here, and whoever looked for the drone again would disturb its landing.
            if event == .takenOver { orders.leave() }
        }
        try await withEvents(telling: tell, of: link) { drone in
            let given = orders.open()
            defer { orders.close() }
            feed.yield(.linked)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await observe(drone, feed) }
                for await order in given {
                    // Begun at once, and so on its way to the drone before the next one is looked at: a landing never
                    // overtakes the take-off that was typed before it.
                    group.addImmediateTask { await perform(order, with: drone, controls, feed) }
                }
                group.cancelAll()
            }
        }
    }

    private func perform(
        _ order: PromptAction,
        with drone: Drone,
        _ controls: ManualControls,
        _ feed: AsyncStream<PromptInput>.Continuation
    ) async {
        do {
            switch order {
            case .fly(let mission, let memory, let flight):
                let (pilot, outcome) = try await drone.attempt(
                    MissionMachine(mission, carrying: memory, defaults: limits.defaults)
                )
                feed.yield(.flown(flight: flight, outcome, memory: pilot.memory, report: pilot.report))
            case .prove(let mission, let memory, let flight):
                // A second of work, or some: not on the few threads that everything else shares.
                try await onOwnThread { [prove, charge = drone.state.batteryPercent] in
                    feed.yield(.proved(flight: flight, refusal: prove(mission, memory, charge)))
                }
            case .askForSettings: feed.yield(.settings(await drone.settings()))
            case .observe(let needs):
                await drone.observing(needs) { try? await Task.sleep(for: PromptMachine.observation) }
            case .land(let flight):
                feed.yield(.cameDown(flight: flight, try await drone.attempt(LandingPilot()).outcome))
            case .stopMotors(let flight):
                let pilot = EmergencyPilot(stoppingMotors: true)
                feed.yield(.cameDown(flight: flight, try await drone.attempt(pilot).outcome))
            case .recover(let flight):
                let pilot = EmergencyPilot(stoppingMotors: false)
                feed.yield(.cameDown(flight: flight, try await drone.attempt(pilot).outcome))
            case .pilot(let flight):
                feed.yield(.cameDown(flight: flight, try await drone.attempt(ManualPilot(controls)).outcome))
            case .answer(let isYes): await drone.answer(isYes)
            case .hover: await drone.hover()
            case .show, .steer, .save, .leave: break
            }
        } catch {
            // The link is about to end: nobody waits for an answer any more.
        }
    }

    private func observe(_ drone: Drone, _ feed: AsyncStream<PromptInput>.Continuation) async {
        while !Task.isCancelled {
            feed.yield(.observed(drone.observation))
            try? await Task.sleep(for: Self.interval)
        }
    }
}

extension Drone {
    /// The drone as it is now.
    fileprivate var observation: Observation {
        Observation(situation: situation, link: link, isFlying: isFlying)
    }
}
