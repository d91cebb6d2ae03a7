import DroneWire
import Glibc

@testable import DroneVideo

/// A textured picture that moves a little from frame to frame, like the view of a slow drone.
func scene(_ number: Int, width: Int = 128, height: Int = 96) -> Picture {
    let (columns, rows) = ((width + 1) / 2, (height + 1) / 2)
    let count = Picture.sampleCount(width: width, height: height)
    let samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { samples, filled in
        func fill(_ columns: Int, _ rows: Int, _ value: (_ column: Int, _ row: Int) -> Int) {
            for row in 0..<rows {
                for column in 0..<columns {
                    unsafe samples[filled] = UInt8(value(column, row))
                    filled += 1
                }
            }
        }
        fill(width, height) { column, row in
            let (x, y) = (column + 2 * number, row + number)
            return 40 + (x * 3 / 4 + y / 2) % 150 + ((x / 16 + y / 16) % 2) * 30
        }
        fill(columns, rows) { column, row in 96 + (column + number + row / 2) % 64 }
        fill(columns, rows) { column, row in 96 + (row + number + column / 4) % 64 }
    }
    return Picture(width: width, height: height, samples: samples, timestamp: .milliseconds(33 * number))
}

/// How alike two pictures of one size are, in decibels; above 30 an eye hardly tells them apart.
func likeness(_ one: Picture, _ other: Picture) -> Double { likeness(one.samples, other.samples) }

/// How alike two planes of one size are, in decibels (peak signal to noise ratio); zero if they differ in size.
func likeness(_ one: [UInt8], _ other: [UInt8]) -> Double {
    guard one.count == other.count else { return 0 }
    var squares = 0
    for (a, b) in zip(one, other) { squares += (Int(a) - Int(b)) * (Int(a) - Int(b)) }
    guard squares > 0 else { return .infinity }
    return 10 * log10(255 * 255 * Double(one.count) / Double(squares))
}
