import Foundation
import Testing

@testable import DroneWire

/// A full datagram of a real AR.Drone 2.0 on the bench, where it lies beside the repository.
@Suite(.enabled(if: Capture.exists, "../shared/captures/navdata.bin is not there"))
struct NavdataCaptureTests {
    @Test func `a datagram of a real drone is read whole and written back to the same bytes`() throws {
        let bytes = try Capture.bytes
        let index = try NavdataIndex(bytes.rawSpan)
        let datagram = NavdataDatagram(index)
        #expect(datagram.options.map(\.tag) == Array(0...27))
        for option in datagram.options {
            let payload = try #require(option.payload)
            #expect(payload.extra.isEmpty)
        }
        #expect(datagram.encoded == bytes)
    }

    @Test func `its values are those that the reference quotes`() throws {
        let bytes = try Capture.bytes
        let datagram = try NavdataDatagram(parsing: bytes.rawSpan)
        let demo = try #require(datagram.demo)
        #expect(demo.batteryPercent == 50)
        #expect(demo.controlState.major == .landed)
        let time = try #require(datagram.time)
        #expect(time.seconds == 362)
        #expect(time.microseconds == 979_125)
        let raw = try #require(datagram.rawMeasures)
        #expect(raw.vbatRawMillivolts == 11_686)
        let vision = try #require(datagram.vision)
        #expect(vision.timeCaptureMilliseconds == 362_969)
        let pressure = try #require(datagram.pressureRaw)
        #expect(pressure.pressionMeasPascals == 101_586)
        #expect(pressure.temperatureMeasTenthsOfDegreeCelsius == 435)
        let gps = try #require(datagram.gps)
        #expect(gps.gpsPlugged == 1)
        #expect(gps.nbSatellites == 9)
        let magneto = try #require(datagram.magneto)
        #expect(abs(magneto.headingFusionUnwrappedDegrees - demo.psiMillidegrees / 1000) < 0.01)
    }
}

private enum Capture {
    static let path = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../../shared/captures/navdata.bin").standardizedFileURL

    static var exists: Bool { FileManager.default.fileExists(atPath: path.path) }

    static var bytes: [UInt8] { get throws { [UInt8](try Data(contentsOf: path)) } }
}
