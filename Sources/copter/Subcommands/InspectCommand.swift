import ArgumentParser
import DroneWire

/// `copter inspect`: says what a file of the drone's own bytes holds, whatever they are.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what recorded bytes of a drone hold: navdata, video or AT commands.",
        discussion: """
            The format is recognised by the bytes, also behind garbage. A single navdata datagram is shown with every field, \
            several with one line each; with --json each is one object with all fields. Video, that of an AR.Drone 1 (UVLC datagrams \
            one behind the other) included, is decoded to see that it can be.

              copter inspect navdata.bin
              copter inspect --json video.pave

            Exit codes: 0 all was understood, 1 parts are damaged, 2 the file cannot be read, or as none of these.
            """
    )

    @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
    var file: String

    @Flag(name: .customLong("json"), help: "Write one JSON object per datagram, frame or command.")
    var isJSON = false

    func run() throws {
        let bytes: [UInt8]
        do throws(InputFile.ReadError) {
            bytes = try InputFile.bytes(file)
        } catch {
            throw CommandFailure(.unreadableInput, "cannot read \(file): \(error.reason)")
        }
        let damage: InspectedDamage
        switch InspectedFormat(recognizing: bytes) {
        case .navdata:
            damage = NavdataInspection(isJSON: isJSON).inspect(bytes) { print($0) }
        case .pave:
            var inspection = VideoInspection(isJSON: isJSON)
            damage = inspection.inspectPaVE(bytes) { print($0) }
        case .droneOneVideo:
            var inspection = VideoInspection(isJSON: isJSON)
            damage = inspection.inspectDroneOne(bytes) { print($0) }
        case .commands:
            damage = CommandInspection(isJSON: isJSON).inspect(bytes) { print($0) }
        case nil:
            if isJSON {
                print(NavdataInspection.errorObject(of: bytes.rawSpan).text)
            }
            throw CommandFailure(.unreadableInput, "\(file): neither navdata, nor PaVE or UVLC video, nor AT commands")
        }
        if !damage.isEmpty {
            throw CommandFailure(.damagedInput, "\(file): damaged: \(damage)")
        }
    }
}

extension ExitCode {
    /// `copter inspect`: the file was read, but parts of it are damaged.
    static let damagedInput = missionFailed

    /// `copter inspect`: the file cannot be read, or as nothing that a drone sends or is sent.
    static let unreadableInput = usage
}
