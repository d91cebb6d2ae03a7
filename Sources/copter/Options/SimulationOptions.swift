import ArgumentParser
import DroneSim
import SimulatorHost

/// What surrounds a simulated drone, and what is written down of it: the options wherever one is flown.
struct SimulationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write what is really the case, 50 JSON lines a second.",
            discussion: """
                t (s since power-on); x, y, z (m: north, east, up of where it was switched on; north is where its nose \
                pointed); vx, vy, vz (m/s); yaw (clockwise from above, -180 to 180), pitch (nose up), roll (right side \
                down) in degrees; state; battery (%); wx, wy (velocity of the air, m/s). An old file is overwritten.
                """,
            valueName: "file"
        )
    )
    var truth: String?

    @Option(help: ArgumentHelp("Which AR.Drone it is, 1 or 2.", valueName: "number"))
    var generation = DroneGeneration.two.rawValue

    @Option(
        help: ArgumentHelp(
            "Where it flies: \(World.all.map(\.name).joined(separator: ", ")), or a file that describes a world.",
            discussion: """
                A file has one thing a line: "box 6m 6m 3m", "floor oak", "roundel floor 2m 0m 30cm", "wind 1m/s from 90deg" \
                and more; a wrong line is named with its column and what would be right.
                """,
            valueName: "world"
        )
    )
    var world = World.room.name

    @Option(
        help: ArgumentHelp(
            "The wind: \"calm\", or as \"2m/s from 90deg gust 0.5m/s\" (0deg is ahead of the start, 90deg right of it).",
            valueName: "wind"
        )
    )
    var wind: String?

    @Option(
        help: ArgumentHelp(
            "The charge at the beginning in percent, or \"endless\".",
            valueName: "charge"
        )
    )
    var battery = Charge.percent(100)

    @Option(
        help: ArgumentHelp("What it does when nobody is heard any more: land or hover.", valueName: "action"),
        transform: { text in
            guard let action = LinkLoss(rawValue: text) else { throw ValidationError("--link-loss is land or hover") }
            return action
        }
    )
    var linkLoss = LinkLoss.land

    @Option(
        help: ArgumentHelp("The USB key for films: absent, present or full.", valueName: "key"),
        transform: { text in
            guard let stick = USBStick(rawValue: text) else {
                throw ValidationError("--usb is absent, present or full")
            }
            return stick
        }
    )
    var usb = USBStick.absent

    @Flag(help: "Plug in the GPS module; in a world that is on the map, such as field, it always is.")
    var gps = false

    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "Something that goes wrong, as \"loss 30% after 10s for 5s\"; may be given several times.",
            discussion: "All of them stand in: copter sim fault --help",
            valueName: "fault"
        )
    )
    var faults: [String] = []

    /// What the options ask for.
    func simulation() throws(CommandFailure) -> Simulation {
        Simulation(
            generation: try Self.generation(generation),
            truthFile: truth,
            world: try Self.world(world),
            wind: try wind.map(Self.wind),
            battery: battery,
            linkLoss: linkLoss,
            usb: usb,
            hasGPS: gps ? true : nil,
            faults: try faults.map(Self.fault)
        )
    }

    private static func fault(_ text: String) throws(CommandFailure) -> Fault {
        do throws(WorldError) {
            return try Fault(parsing: text)
        } catch {
            throw CommandFailure(
                .usage,
                "--fault \"\(text)\", column \(error.column): \(error)",
                advice: "copter sim fault --help lists what can go wrong."
            )
        }
    }

    private static func generation(_ number: Int) throws(CommandFailure) -> DroneGeneration {
        guard let generation = DroneGeneration(rawValue: number) else {
            throw CommandFailure(.usage, "--generation \(number): there are the AR.Drone 1 and the AR.Drone 2")
        }
        return generation
    }

    private static func world(_ name: String) throws(CommandFailure) -> World {
        if let known = World.all.first(where: { $0.name == name }) { return known }
        let text: String
        do throws(InputFile.ReadError) {
            text = try InputFile.text(name)
        } catch {
            let names = World.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "--world \(name) is none of \(names), nor a file that can be read: \(error.reason)"
            )
        }
        do throws(WorldError) {
            return try World(name: name, parsing: text)
        } catch {
            throw CommandFailure(.usage, "\(name):\(error.line):\(error.column): \(error)")
        }
    }

    private static func wind(_ text: String) throws(CommandFailure) -> Wind {
        do throws(WorldError) {
            return try Wind(parsing: text)
        } catch {
            throw CommandFailure(.usage, "--wind \(text), column \(error.column): \(error)")
        }
    }
}

/// What surrounds a simulated drone, and what is written down of it.
struct Simulation: Hashable {
    /// Which drone it is.
    var generation = DroneGeneration.two

    /// Where the truth goes.
    var truthFile: String?

    /// Where it flies.
    var world = World.room

    /// How the air moves; nil for the world's own wind.
    var wind: Wind?

    /// The charge at the beginning.
    var battery = Charge.percent(100)

    /// What it does when nobody is heard any more.
    var linkLoss = LinkLoss.land

    /// What is plugged in under the hull.
    var usb = USBStick.absent

    /// Whether the GPS module is plugged in; nil leaves it to the world.
    var hasGPS: Bool?

    /// What goes wrong.
    var faults: [Fault] = []

    /// The settings of a drone that is simulated so, on a free loopback address.
    var host: SimulatorHostSettings {
        var simulator = SimulatorSettings(
            batteryPercent: battery.percent,
            batteryIsEndless: battery == .endless,
            world: world,
            wind: wind
        )
        simulator.generation = generation
        simulator.linkLoss = linkLoss
        simulator.usb = usb
        simulator.hasGPS = hasGPS
        simulator.faults = faults
        var settings = SimulatorHostSettings(simulator: simulator)
        settings.truthFile = truthFile
        settings.reportTruthFailure = { StandardError.write("copter: \($0)") }
        return settings
    }
}

/// What is in a simulated drone's battery.
enum Charge: Hashable, ExpressibleByArgument {
    /// So much, 1...100.
    case percent(Double)
    /// Full, and never less.
    case endless

    init?(argument: String) {
        if argument == "endless" {
            self = .endless
        } else if let percent = Double(argument), (1...100).contains(percent) {
            self = .percent(percent)
        } else {
            return nil
        }
    }

    /// How much that is at the beginning.
    var percent: Double { if case .percent(let percent) = self { percent } else { 100 } }

    /// In words: `80 %`, `endless`.
    var words: String { if case .percent(let percent) = self { "\(Int(percent)) %" } else { "endless" } }

    var defaultValueDescription: String {
        if case .percent(let percent) = self { "\(Int(percent))" } else { "endless" }
    }
}
