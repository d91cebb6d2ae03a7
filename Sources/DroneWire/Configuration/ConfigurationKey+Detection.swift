/// Keys of `detect:`.
extension ConfigurationKey<TagColors> {
    /// Colours of the shell tags to detect (`detect:enemy_colors`).
    public static var enemyColors: Self {
        Self(
            "detect:enemy_colors",
            [.read, .write],
            .common,
            default: "1",
            taking: .choices(of: TagColors.self),
            summary: "Colours of the shell tags to detect"
        )
    }
}

extension ConfigurationKey<GroundStripePattern> {
    /// Ground stripe pattern to detect (`detect:groundstripe_colors`).
    public static var groundStripeColors: Self {
        Self(
            "detect:groundstripe_colors",
            [.read, .write, .customWrite],
            .session,
            default: "16",
            taking: .choices(of: GroundStripePattern.self),
            summary: "Ground stripe pattern to detect"
        )
    }
}

extension ConfigurationKey<EnemyHull> {
    /// Which hull the other drones carry (`detect:enemy_without_shell`).
    public static var enemyWithoutShell: Self {
        Self(
            "detect:enemy_without_shell",
            [.read, .write],
            .common,
            default: "0",
            taking: .choices(of: EnemyHull.self),
            summary: "Which hull the other drones carry"
        )
    }
}

extension ConfigurationKey<DetectionType> {
    /// Detection mode; multiple uses the three select masks (`detect:detect_type`).
    public static var detectionType: Self {
        Self(
            "detect:detect_type",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "3",
            taking: .choices(of: DetectionType.self),
            summary: "Detection mode; multiple uses the three select masks"
        )
    }
}

extension ConfigurationKey<TagMask> {
    /// Tags that the front camera looks for; used with detection type 10 (`detect:detections_select_h`).
    public static var detectionsFront: Self {
        Self(
            "detect:detections_select_h",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "0",
            taking: .tags,
            summary: "Tags that the front camera looks for; used with detection type 10"
        )
    }

    /// Tags that the bottom camera looks for at the front camera's rate, 30 Hz; used with detection type 10
    /// (`detect:detections_select_v_hsync`).
    public static var detectionsBottomSynchronized: Self {
        Self(
            "detect:detections_select_v_hsync",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "0",
            taking: .tags,
            summary:
                "Tags that the bottom camera looks for at the front camera's rate, 30 Hz; used with detection type 10"
        )
    }

    /// Tags that the bottom camera looks for at 60 Hz; used with detection type 10, no tag in both bottom masks
    /// (`detect:detections_select_v`).
    public static var detectionsBottom: Self {
        Self(
            "detect:detections_select_v",
            [.read, .write, .customWrite, .notLoaded],
            .session,
            default: "0",
            taking: .tags,
            summary:
                "Tags that the bottom camera looks for at 60 Hz; used with detection type 10, no tag in both bottom masks"
        )
    }
}
