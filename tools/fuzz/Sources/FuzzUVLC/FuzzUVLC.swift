import DroneVideo

/// Any bytes behind a header are a picture of the header's size, whole or damaged, and the next picture is not worse for it.
@c(LLVMFuzzerTestOneInput)
public func fuzzUVLC(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    // The header of a picture of 176 by 144, so that the fuzzer need not find it; and the bytes as they are.
    let header: [UInt8] = [0x43, 0x81, 0, 0, 0, 0, 0, 0xE0]
    var decoder = UVLCDecoder()
    for datagram in [header + input, input] {
        guard let picture = try? decoder.decode(datagram) else { continue }
        precondition(picture.samples.count == picture.width * picture.height * 3 / 2, "a picture has not its own size")
    }
    return 0
}
