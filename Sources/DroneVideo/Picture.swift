/// A picture from a camera: luma and two chroma planes of half its width and height (I420, 8 bits, ITU-R BT.601,
/// limited range).
public struct Picture: Hashable, Sendable {
    /// Width in pixels.
    public let width: Int

    /// Height in pixels.
    public let height: Int

    /// The samples of Y, Cb and Cr, one plane after the other, row by row without gaps.
    ///
    /// A chroma plane has `(width + 1) / 2` columns and `(height + 1) / 2` rows.
    public let samples: [UInt8]

    /// When the drone encoded it, on the drone's clock (since its boot); zero where there is no such clock.
    public let timestamp: Duration

    /// Whether parts were lost on the way and the decoder filled them in.
    public let isDamaged: Bool

    /// A picture of these samples.
    ///
    /// - Precondition: `samples.count` is `sampleCount(width:height:)`.
    public init(width: Int, height: Int, samples: [UInt8], timestamp: Duration = .zero, isDamaged: Bool = false) {
        precondition(
            samples.count == Self.sampleCount(width: width, height: height),
            "\(samples.count) samples are not a picture of \(width)x\(height)"
        )
        self.width = width
        self.height = height
        self.samples = samples
        self.timestamp = timestamp
        self.isDamaged = isDamaged
    }

    /// The number of samples in all three planes of a picture.
    public static func sampleCount(width: Int, height: Int) -> Int {
        width * height + 2 * ((width + 1) / 2) * ((height + 1) / 2)
    }

    /// The brightness of every pixel, row by row: 16 is black, 235 is white.
    public var luma: Span<UInt8> {
        @_lifetime(borrow self)
        get { samples.span.extracting(first: width * height) }
    }

    /// Blue difference, one for four pixels; 128 is none.
    public var blueDifference: Span<UInt8> {
        @_lifetime(borrow self)
        get { samples.span.extracting(droppingFirst: width * height).extracting(first: chromaCount) }
    }

    /// Red difference, one for four pixels; 128 is none.
    public var redDifference: Span<UInt8> {
        @_lifetime(borrow self)
        get { samples.span.extracting(last: chromaCount) }
    }

    private var chromaCount: Int { ((width + 1) / 2) * ((height + 1) / 2) }
}
