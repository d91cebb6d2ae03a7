import CReference
import DroneWire

/// What is sent every 30 ms: REF and PCMD with four sticks, numbered and written into a buffer that is used again.
func commandContests() -> [Contest] {
    let count = 1000
    // Never zero: the reference would write a negative zero, which ours refuses to send.
    let sticks: [Float] = (0..<count).map { (Float($0) + 0.5) / Float(count) - 0.5 }
    let reference = Reference(takeOff: true)
    var ourBuffer: [UInt8] = []
    var theirBuffer = [CChar](repeating: 0, count: 256)

    return [
        Contest(
            name: "REF + PCMD",
            opponent: "hand-written C",
            target: 0.5,
            work: Double(2 * count),
            unit: "commands/s",
            ours: {
                var sequence = ATSequence()
                var digest: UInt64 = 0
                for stick in sticks {
                    ourBuffer.removeAll(keepingCapacity: true)
                    sequence.append(.ref(reference), to: &ourBuffer)
                    sequence.append(
                        .pcmd(Piloting(roll: stick, pitch: -stick, gaz: stick / 2, yaw: -stick / 2)),
                        to: &ourBuffer
                    )
                    for byte in ourBuffer { digest &+= UInt64(byte) }
                }
                return digest
            },
            theirs: {
                var sequence: UInt32 = 1
                var digest: UInt64 = 0
                for stick in sticks {
                    let end = reference_encode_ref_pcmd(
                        &theirBuffer,
                        sequence,
                        UInt32(bitPattern: reference.rawValue),
                        1,
                        stick,
                        -stick,
                        stick / 2,
                        -stick / 2
                    )
                    for index in 0..<end { digest &+= UInt64(UInt8(bitPattern: theirBuffer[index])) }
                    sequence += 2
                }
                return digest
            }
        )
    ]
}
