import Foundation

/// Bytes recorded from real drones, which lie beside the package where there are any.
enum CaptureFile {
    static func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: url(name).path)
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: url(name)))
    }

    private static func url(_ name: String) -> URL {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
        return package.appending(path: "../shared/captures/\(name)").standardized
    }
}
