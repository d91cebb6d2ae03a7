import DroneWire

/// Any bytes are a datagram or an error, and a datagram that was read is written as the same bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzNavdata(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    if let datagram = try? NavdataDatagram(parsing: input.span.bytes) {
        precondition(datagram.encoded == input, "a datagram was written otherwise than it was read")
    }
    return 0
}
