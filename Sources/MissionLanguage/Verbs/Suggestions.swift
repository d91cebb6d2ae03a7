/// Finds what somebody may have meant.
package enum Suggestions {
    /// The known words nearest to a word, best first; at most three, none that is far off, never the word itself.
    package static func nearest(to word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
        let folded = folded(word)
        // A third of the letters wrong still reads as a slip; more is another word.
        let tolerance = max(1, folded.count / 3)
        guard folded.count > 1, folded.count <= 40 else { return [] }
        var found: [(distance: Int, word: String)] = []
        var seen: Set<String> = [word]
        for candidate in candidates where seen.insert(candidate).inserted {
            let other = self.folded(candidate)
            guard abs(other.count - folded.count) <= tolerance else { continue }
            let distance = distance(folded, other)
            if distance <= tolerance { found.append((distance, candidate)) }
        }
        return found.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(\.word)
    }

    /// The digits of a small number that is written out.
    static func digits(of word: String) -> String? {
        let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return words.firstIndex(of: word.lowercased()).map { "\($0 + 1)" }
    }

    /// Case and underscores do not count: `blinkRed` is `blink_red`.
    private static func folded(_ word: String) -> [UInt8] {
        word.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    }

    /// Insertions, deletions, substitutions and swapped neighbours between two words.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for i in 0..<left.count {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in 0..<right.count {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, beforeLast[j - 1] + 1)
                }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
