import DroneLink
import DroneSim
import DroneVideo
import DroneWire
import FlightCore
import Foundation
import SimulatorHost
import Testing

/// Frames, photos and films over the sockets. Where pictures are encoded slowly the simulated drone leaves some out, which
/// these tests have to bear: they wait for numbers of pictures, never for a time.
@Suite(.serialized, .timeLimit(.minutes(2)))
final class CameraTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "CameraTests-\(UUID())").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Nothing here depends on how fast a busy machine draws and encodes.
    private var settings: LinkSettings {
        LinkSettings(output: OutputSettings(folder: folder), cameraPatience: .seconds(60))
    }

    @Test func `frames come with a key frame first, and their numbers and times grow`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                var frames: [PaVEFrame] = []
                for await frame in drone.frames {
                    frames.append(frame)
                    if frames.count == 20 { break }
                }
                #expect(frames.first?.isKeyFrame == true)
                for (frame, next) in zip(frames, frames.dropFirst()) {
                    #expect(next.frameNumber > frame.frameNumber)
                    #expect(next.timestampMilliseconds > frame.timestampMilliseconds)
                }
            }
        }
    }

    @Test func `frames decode into pictures of the drone's size that are not grey`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                let picture = try #require(await drone.pictures.first { _ in true })
                #expect(picture.width == 640)
                #expect(picture.height == 360)
                #expect(Set(picture.samples).count > 16)
            }
        }
    }

    @Test func `the camera is left alone while nobody looks and found again when somebody does`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address)) { drone in
                for _ in 0..<2 { #expect(await drone.pictures.first { _ in true } != nil) }
            }
            // The drone has one video client: a second link gets it after the first.
            try await withDrone(at: .host(simulated.address)) { drone in
                #expect(await drone.frames.first { _ in true } != nil)
            }
        }
    }

    @Test(
        arguments: [("look.jpg", [0xFF, 0xD8]), ("look.png", [0x89, 0x50]), ("look", [0xFF, 0xD8])]
            as [(String, [UInt8])]
    )
    func `a photo is written as its name says`(name: String, signature: [UInt8]) async throws {
        try await withSimulatedDrone { simulated in
            let file = try await withDrone(at: .host(simulated.address), settings: settings) {
                try await $0.photo(to: name)
            }
            #expect(file.hasPrefix(folder))
            #expect(try Data(contentsOf: URL(filePath: file)).prefix(2).elementsEqual(signature))
        }
    }

    @Test func `a photo that cannot be written fails with its reason and the flight goes on`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                await #expect(throws: FlightFailure.self) { try await drone.photo(to: "no such folder/look.jpg") }
                #expect(drone.link == .up)
            }
        }
    }

    @Test func `a film has the frames of its time, and is complete when it is stopped`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let path = try await drone.startRecording(to: "flight.mp4")
                var seen = 0
                for await _ in drone.frames {
                    seen += 1
                    if seen == 30 { break }
                }
                let film = try await drone.stopRecording()
                #expect(film.file == path)
                #expect(film.frames >= 10)
                #expect(film.length > .milliseconds(300))
                let bytes = try Data(contentsOf: URL(filePath: path))
                #expect(bytes.dropFirst(4).prefix(4).elementsEqual("ftyp".utf8))
                #expect(bytes.contains(sequence: "mdat"))
            }
        }
    }

    @Test func `a film that runs at the end of the scope is completed`() async throws {
        try await withSimulatedDrone { simulated in
            let (path, events) = try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let events = drone.events
                return (try await drone.startRecording(), events)
            }
            let stopped = await events.first { if case .recordingStopped(path, _, _) = $0 { true } else { false } }
            #expect(stopped != nil)
            #expect(path.hasPrefix(folder + "/film-") && path.hasSuffix(".mp4"))
            #expect(try Data(contentsOf: URL(filePath: path)).contains(sequence: "moof"))
        }
    }

    @Test func `an AR.Drone 1 gives photos, pictures and a film like any other`() async throws {
        var host = SimulatorHostSettings()
        host.simulator.generation = .one
        try await withSimulatedDrone(host) { simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let frame = try #require(await drone.frames.first { _ in true })
                #expect(frame.codec == .vlib && frame.isKeyFrame)
                let picture = try #require(await drone.pictures.first { _ in true })
                #expect((picture.width, picture.height) == (320, 240))
                let photo = try await drone.photo(to: "one.jpg")
                #expect(try Data(contentsOf: URL(filePath: photo)).prefix(2).elementsEqual([0xFF, 0xD8]))
                let path = try await drone.startRecording(to: "one.mp4")
                var seen = 0
                for await _ in drone.frames {
                    seen += 1
                    if seen == 12 { break }
                }
                let film = try await drone.stopRecording()
                #expect(film.frames >= 5)
                #expect(try Data(contentsOf: URL(filePath: path)).contains(sequence: "avc1"))
            }
        }
    }

    @Test func `a film of what the drone records is in 720p, without a gap, and the live stream goes on`() async throws
    {
        var settings = settings
        settings.output.film = .recorder
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let path = try await drone.startRecording(to: "large.mp4")
                var seen = 0
                for await frame in drone.frames where frame.codec == .mpeg4 {
                    seen += 1
                    if seen == 25 { break }
                }
                let film = try await drone.stopRecording()
                #expect(film.frames >= 20)
                // Every picture of a 30th of a second is there.
                #expect(abs(film.length / .seconds(1) - Double(film.frames) / 30) < 0.1)
                let bytes = try Data(contentsOf: URL(filePath: path))
                // The track's width and height stand in its header in 16.16.
                #expect(bytes.range(of: Data([0x05, 0, 0, 0, 0x02, 0xD0, 0, 0])) != nil)
                for await frame in drone.frames where frame.codec == .h264 { break }
            }
        }
    }

    @Test func `what an AR.Drone 1 does not record cannot be filmed`() async throws {
        var (host, settings) = (SimulatorHostSettings(), settings)
        host.simulator.generation = .one
        settings.output.film = .recorder
        try await withSimulatedDrone(host) { [settings] simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                let failure = await #expect(throws: FlightFailure.self) { try await drone.startRecording() }
                guard case .video(let reason) = failure else { return }
                #expect(reason.contains("5553"))
            }
        }
    }

    @Test func `a film that was not begun cannot be stopped`() async throws {
        try await withSimulatedDrone { simulated in
            try await withDrone(at: .host(simulated.address), settings: settings) { drone in
                await #expect(throws: FlightFailure.self) { try await drone.stopRecording() }
            }
        }
    }
}

extension Data {
    fileprivate func contains(sequence text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
