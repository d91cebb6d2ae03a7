/// Keys of `control:` that hold what the factory measured.
extension ConfigurationKey<FixedArray<3, Float>> {
    /// Accelerometer offsets (raw units) (`control:accs_offset`).
    public static var accsOffset: Self {
        Self(
            "control:accs_offset",
            [.read, .notLoaded],
            .common,
            default: "{ -2048.0 2048.0 2048.0 }",
            summary: "Accelerometer offsets (raw units)"
        )
    }

    /// Gyrometer offsets (`control:gyros_offset`).
    public static var gyrosOffset: Self {
        Self(
            "control:gyros_offset",
            [.read, .notLoaded],
            .common,
            default: "{ 1662.5 1662.5 1662.5 }",
            summary: "Gyrometer offsets"
        )
    }

    /// Gyrometer gains (`control:gyros_gains`).
    public static var gyrosGains: Self {
        Self(
            "control:gyros_gains",
            [.read, .notLoaded],
            .common,
            default: "{ 6.8940e-03 -6.8940e-03 -3.6215e-03 }",
            summary: "Gyrometer gains"
        )
    }

    /// Magnetometer offsets found by calibration (`control:magneto_offset`).
    public static var magnetoOffset: Self {
        Self(
            "control:magneto_offset",
            .read,
            .common,
            default: "{ 0 0 0 }",
            in: .milligauss,
            on: .two,
            summary: "Magnetometer offsets found by calibration"
        )
    }
}

extension ConfigurationKey<FixedArray<9, Float>> {
    /// Accelerometer gain matrix, row after row (`control:accs_gains`).
    public static var accsGains: Self {
        Self(
            "control:accs_gains",
            [.read, .notLoaded],
            .common,
            default: "{ 1 0 0 0 -1 0 0 0 -1 }",
            summary: "Accelerometer gain matrix, row after row"
        )
    }
}

extension ConfigurationKey<FixedArray<2, Float>> {
    /// 110 deg/s gyrometer offsets (`control:gyros110_offset`).
    public static var gyros110Offset: Self {
        Self(
            "control:gyros110_offset",
            [.read, .notLoaded],
            .common,
            default: "{ 1662.5 1662.5 }",
            summary: "110 deg/s gyrometer offsets"
        )
    }

    /// 110 deg/s gyrometer gains (`control:gyros110_gains`).
    public static var gyros110Gains: Self {
        Self(
            "control:gyros110_gains",
            [.read, .notLoaded],
            .common,
            default: "{ 1.5272e-03 -1.5272e-03 }",
            summary: "110 deg/s gyrometer gains"
        )
    }
}

extension ConfigurationKey<Float> {
    /// Magnetometer field radius found by calibration (`control:magneto_radius`).
    public static var magnetoRadius: Self {
        Self(
            "control:magneto_radius",
            .read,
            .common,
            default: "0.0",
            in: .milligauss,
            on: .two,
            summary: "Magnetometer field radius found by calibration"
        )
    }

    /// Gyrometer offset threshold x (`control:gyro_offset_thr_x`).
    public static var gyroOffsetThrX: Self {
        Self(
            "control:gyro_offset_thr_x",
            [.read, .notLoaded],
            .common,
            default: "4.0",
            summary: "Gyrometer offset threshold x"
        )
    }

    /// Gyrometer offset threshold y (`control:gyro_offset_thr_y`).
    public static var gyroOffsetThrY: Self {
        Self(
            "control:gyro_offset_thr_y",
            [.read, .notLoaded],
            .common,
            default: "4.0",
            summary: "Gyrometer offset threshold y"
        )
    }

    /// Gyrometer offset threshold z (`control:gyro_offset_thr_z`).
    public static var gyroOffsetThrZ: Self {
        Self(
            "control:gyro_offset_thr_z",
            [.read, .notLoaded],
            .common,
            default: "0.5",
            summary: "Gyrometer offset threshold z"
        )
    }
}

extension ConfigurationKey<Int32> {
    /// Gyrometer PWM reference (`control:pwm_ref_gyros`).
    public static var pwmRefGyros: Self {
        Self(
            "control:pwm_ref_gyros",
            [.read, .notLoaded],
            .common,
            default: "500",
            summary: "Gyrometer PWM reference"
        )
    }

    /// Oscillator tuning value (`control:osctun_value`).
    public static var oscillatorTuningValue: Self {
        Self(
            "control:osctun_value",
            [.read, .notLoaded],
            .common,
            default: "0",
            on: .two("SDK 1.7+"),
            summary: "Oscillator tuning value"
        )
    }
}

extension ConfigurationKey<Bool> {
    /// Whether the oscillator tuning was tested (`control:osctun_test`).
    public static var oscillatorTuningTest: Self {
        Self(
            "control:osctun_test",
            [.read, .notLoaded],
            .common,
            default: "FALSE",
            on: .two("SDK 1.7+"),
            summary: "Whether the oscillator tuning was tested"
        )
    }
}
