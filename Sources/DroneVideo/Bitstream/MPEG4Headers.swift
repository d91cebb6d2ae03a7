/// The start codes of MPEG-4 part 2 (ISO/IEC 14496-2).
enum MPEG4Headers {
    private static let groupOfPictures: UInt8 = 0xB3
    private static let picture: UInt8 = 0xB6

    /// The headers in front of the first picture: what a decoder has to know first; `nil` where there are none.
    static func headers(of payload: [UInt8]) -> [UInt8]? {
        var index = 0
        while index + 3 < payload.count {
            if payload[index] == 0, payload[index + 1] == 0, payload[index + 2] == 1,
                payload[index + 3] == groupOfPictures || payload[index + 3] == picture
            {
                return index > 0 ? [UInt8](payload[..<index]) : nil
            }
            index += 1
        }
        return nil
    }
}
