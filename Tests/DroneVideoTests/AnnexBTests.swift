import Testing

@testable import DroneVideo

@Suite struct AnnexBTests {
    @Test func `units are found behind both start codes, without filling`() {
        let stream: [UInt8] = [9, 9, 0, 0, 0, 1, 0x67, 1, 2, 0, 0, 1, 0x68, 3, 0, 0, 0, 0, 1, 0x65, 4, 0, 0]
        let units = AnnexB.units(in: stream.span)
        #expect(units.map { [UInt8](stream[$0.range]) } == [[0x67, 1, 2], [0x68, 3], [0x65, 4]])
        #expect(units.map(\.type) == [.sequenceParameters, .pictureParameters, .keySlice])
    }

    @Test(
        arguments: [[], [0], [0, 0, 1], [0, 0, 0, 1], [0, 0, 1, 0, 0, 1], [1, 2, 3, 4, 5], [0, 0, 2, 0, 0]] as [[UInt8]]
    )
    func `a stream without content has no units`(stream: [UInt8]) {
        #expect(AnnexB.units(in: stream.span).isEmpty)
    }

    @Test func `units joined again are the stream, for any content and any lengths`() {
        var random = SplitMix(seed: 1)
        for _ in 0..<500 {
            var stream: [UInt8] = []
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                stream += AnnexB.startCode + [0x41]
                // Few different bytes, so that many look like the beginning of a start code.
                for _ in 0..<Int.random(in: 0...12, using: &random) {
                    stream.append(.random(in: 0...3, using: &random))
                }
                stream += [0x80]
            }
            let stripped = withoutInnerStartCodes(stream)
            let units = AnnexB.units(in: stripped.span)
            #expect(units.flatMap { AnnexB.startCode + stripped[$0.range] } == stripped)
        }
    }

    /// An encoder puts a 3 between two zeros and what would make them a start code.
    private func withoutInnerStartCodes(_ stream: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < stream.count {
            if stream[index...].starts(with: AnnexB.startCode + [0x41]) {
                result += AnnexB.startCode + [0x41]
                index += 5
                continue
            }
            if result.suffix(2) == [0, 0], stream[index] <= 3 { result.append(3) }
            result.append(stream[index])
            index += 1
        }
        return result
    }

    @Test func `the film's record repeats what a drone's parameter sets say`() throws {
        let sequence: [UInt8] = [0x67, 0x42, 0x80, 0x1E, 0x8B, 0x68, 0x0A, 0x02, 0xF7, 0x95]
        let picture: [UInt8] = [0x68, 0xCE, 0x01, 0xA8, 0x77, 0x20]
        let stream = AnnexB.startCode + sequence + AnnexB.startCode + picture
        let sets = try #require(ParameterSets(AnnexB.units(in: stream.span), of: stream))
        #expect(
            sets.configurationRecord == [1, 0x42, 0x80, 0x1E, 0xFF, 0xE1, 0, 10] + sequence + [1, 0, 6] + picture
        )
    }

    @Test func `parameter sets too short for a record are none`() {
        let stream: [UInt8] = AnnexB.startCode + [0x67, 0x42, 0x80] + AnnexB.startCode + [0x68, 0xCE]
        #expect(ParameterSets(AnnexB.units(in: stream.span), of: stream) == nil)
    }
}
