import DroneWire

/// Any bytes give the same frames, however they are cut into pieces.
@c(LLVMFuzzerTestOneInput)
public func fuzzPaVE(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let first = input.first else { return 0 }
    precondition(
        frames(of: input, chunk: Int(first) + 1) == frames(of: input, chunk: input.count),
        "the cut into pieces changed the frames"
    )
    return 0
}

private func frames(of input: [UInt8], chunk: Int) -> [PaVEFrame] {
    var assembler = PaVEAssembler()
    var frames: [PaVEFrame] = []
    for start in stride(from: 0, to: input.count, by: chunk) {
        assembler.append(input.span.bytes.extracting(start..<min(start + chunk, input.count)))
        while let frame = assembler.next() { frames.append(frame) }
    }
    return frames
}
