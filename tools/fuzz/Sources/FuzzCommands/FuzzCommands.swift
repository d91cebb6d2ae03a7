import DroneWire

/// Any bytes are commands or rejections, and a command that was read is read the same again when it is written.
@c(LLVMFuzzerTestOneInput)
public func fuzzCommands(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    for case .command(let sequence, let command) in ATParser.parse(input.span.bytes) where sequence > 0 {
        let written = command.encoded(sequence: sequence)
        precondition(
            ATParser.parse(written.span.bytes) == [.command(sequence: sequence, command)],
            "\(command) is read otherwise when it is written"
        )
    }
    return 0
}
