import CReference
import DroneWire
import Glibc

/// The same C file as in `CReference`, built by gcc -O2: the compiler that most programs for this drone were built with.
struct GccReference {
    private typealias Digest = @convention(c) (UnsafePointer<UInt8>?, Int) -> UInt32
    private let digest: Digest

    init?(path: String) {
        guard let library = dlopen(path, RTLD_NOW), let symbol = dlsym(library, "reference_navdata_digest") else {
            return nil
        }
        digest = unsafeBitCast(symbol, to: Digest.self)
    }

    func navdataDigest(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBufferPointer { UInt64(digest($0.baseAddress, $0.count)) }
    }
}

/// One datagram with every option, decoded completely, its checksum compared; both sides add up the bits of every field.
func navdataContests(against gcc: GccReference) -> [Contest] {
    let bytes = fullDatagram()
    var kept = KeptOptions()
    let ours = { UInt64(kept.digest(bytes.span.bytes)) }
    return [
        Contest(
            name: "navdata, all options",
            opponent: "C, clang -O2",
            target: 0.6,
            work: 1,
            unit: "datagrams/s",
            ours: ours,
            theirs: {
                bytes.withUnsafeBufferPointer { UInt64(reference_navdata_digest($0.baseAddress, $0.count)) }
            }
        ),
        Contest(
            name: "navdata, all options",
            opponent: "C, gcc -O2",
            target: 2,
            work: 1,
            unit: "datagrams/s",
            ours: ours,
            theirs: { gcc.navdataDigest(bytes) }
        ),
    ]
}

/// A datagram like those of an AR.Drone 2.0 in full mode, 2120 bytes, with something in every field.
private func fullDatagram() -> [UInt8] {
    var random = SystemlessRandom()
    let sizes: [UInt16: Int] = [
        0: 148, 1: 8, 2: 52, 3: 46, 4: 16, 5: 12, 6: 88, 7: 16, 8: 24, 9: 76, 10: 56, 11: 16, 12: 44, 13: 92, 14: 108,
        15: 364, 16: 328, 17: 8, 18: 40, 19: 65, 20: 12, 21: 18, 22: 75, 23: 56, 24: 72, 25: 32, 26: 8, 27: 216,
    ]
    let options = sizes.keys.sorted().map { tag in
        let payload = (0..<sizes[tag, default: 4] - 4).map { _ in UInt8.random(in: 0...255, using: &random) }
        return NavdataOption(parsing: payload.span.bytes, tag: tag)
    }
    return NavdataDatagram(state: [.flying], sequence: 1, options: options).encoded
}

/// The same numbers in every run.
struct SystemlessRandom: RandomNumberGenerator {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
