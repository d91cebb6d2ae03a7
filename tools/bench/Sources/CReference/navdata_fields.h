// The payload of every navdata option, field by field, as Parrot's SDK lays it out on the wire.
//
// F is one field, A an array: FIELD(type, name), ARRAY(type, name, count).

#ifndef NAVDATA_FIELDS_H
#define NAVDATA_FIELDS_H

#define NAVDATA_DEMO_FIELDS(F, A) \
    F(u32, ctrl_state) \
    F(u32, vbat_flying_percentage) \
    F(f32, theta) \
    F(f32, phi) \
    F(f32, psi) \
    F(i32, altitude) \
    F(f32, vx) \
    F(f32, vy) \
    F(f32, vz) \
    F(u32, num_frames) \
    A(f32, detection_camera_rot, 9) \
    A(f32, detection_camera_trans, 3) \
    F(u32, detection_tag_index) \
    F(u32, detection_camera_type) \
    A(f32, drone_camera_rot, 9) \
    A(f32, drone_camera_trans, 3)

#define NAVDATA_TIME_FIELDS(F, A) \
    F(u32, time)

#define NAVDATA_RAW_MEASURES_FIELDS(F, A) \
    A(u16, raw_accs, 3) \
    A(i16, raw_gyros, 3) \
    A(i16, raw_gyros_110, 2) \
    F(u32, vbat_raw) \
    F(u16, us_debut_echo) \
    F(u16, us_fin_echo) \
    F(u16, us_association_echo) \
    F(u16, us_distance_echo) \
    F(u16, us_courbe_temps) \
    F(u16, us_courbe_valeur) \
    F(u16, us_courbe_ref) \
    F(u16, flag_echo_ini) \
    F(u16, nb_echo) \
    F(u32, sum_echo) \
    F(i32, alt_temp_raw) \
    F(i16, gradient)

#define NAVDATA_PHYS_MEASURES_FIELDS(F, A) \
    F(f32, accs_temp) \
    F(u16, gyro_temp) \
    A(f32, phys_accs, 3) \
    A(f32, phys_gyros, 3) \
    F(u32, alim3V3) \
    F(u32, vrefEpson) \
    F(u32, vrefIDG)

#define NAVDATA_GYROS_OFFSETS_FIELDS(F, A) \
    A(f32, offset_g, 3)

#define NAVDATA_EULER_ANGLES_FIELDS(F, A) \
    F(f32, theta_a) \
    F(f32, phi_a)

#define NAVDATA_REFERENCES_FIELDS(F, A) \
    F(i32, ref_theta) \
    F(i32, ref_phi) \
    F(i32, ref_theta_I) \
    F(i32, ref_phi_I) \
    F(i32, ref_pitch) \
    F(i32, ref_roll) \
    F(i32, ref_yaw) \
    F(i32, ref_psi) \
    F(f32, vx_ref) \
    F(f32, vy_ref) \
    F(f32, theta_mod) \
    F(f32, phi_mod) \
    F(f32, k_v_x) \
    F(f32, k_v_y) \
    F(u32, k_mode) \
    F(f32, ui_time) \
    F(f32, ui_theta) \
    F(f32, ui_phi) \
    F(f32, ui_psi) \
    F(f32, ui_psi_accuracy) \
    F(i32, ui_seq)

#define NAVDATA_TRIMS_FIELDS(F, A) \
    F(f32, angular_rates_trim_r) \
    F(f32, euler_angles_trim_theta) \
    F(f32, euler_angles_trim_phi)

#define NAVDATA_RC_REFERENCES_FIELDS(F, A) \
    F(i32, rc_ref_pitch) \
    F(i32, rc_ref_roll) \
    F(i32, rc_ref_yaw) \
    F(i32, rc_ref_gaz) \
    F(i32, rc_ref_ag)

#define NAVDATA_PWM_FIELDS(F, A) \
    F(u8, motor1) \
    F(u8, motor2) \
    F(u8, motor3) \
    F(u8, motor4) \
    F(u8, sat_motor1) \
    F(u8, sat_motor2) \
    F(u8, sat_motor3) \
    F(u8, sat_motor4) \
    F(f32, gaz_feed_forward) \
    F(f32, gaz_altitude) \
    F(f32, altitude_integral) \
    F(f32, vz_ref) \
    F(i32, u_pitch) \
    F(i32, u_roll) \
    F(i32, u_yaw) \
    F(f32, yaw_u_I) \
    F(i32, u_pitch_planif) \
    F(i32, u_roll_planif) \
    F(i32, u_yaw_planif) \
    F(f32, u_gaz_planif) \
    F(u16, current_motor1) \
    F(u16, current_motor2) \
    F(u16, current_motor3) \
    F(u16, current_motor4) \
    F(f32, altitude_prop) \
    F(f32, altitude_der)

#define NAVDATA_ALTITUDE_FIELDS(F, A) \
    F(i32, altitude_vision) \
    F(f32, altitude_vz) \
    F(i32, altitude_ref) \
    F(i32, altitude_raw) \
    F(f32, obs_accZ) \
    F(f32, obs_alt) \
    A(f32, obs_x, 3) \
    F(u32, obs_state) \
    A(f32, est_vb, 2) \
    F(u32, est_state)

#define NAVDATA_VISION_RAW_FIELDS(F, A) \
    F(f32, vision_tx_raw) \
    F(f32, vision_ty_raw) \
    F(f32, vision_tz_raw)

#define NAVDATA_VISION_OF_FIELDS(F, A) \
    A(f32, of_dx, 5) \
    A(f32, of_dy, 5)

#define NAVDATA_VISION_FIELDS(F, A) \
    F(u32, vision_state) \
    F(i32, vision_misc) \
    F(f32, vision_phi_trim) \
    F(f32, vision_phi_ref_prop) \
    F(f32, vision_theta_trim) \
    F(f32, vision_theta_ref_prop) \
    F(i32, new_raw_picture) \
    F(f32, theta_capture) \
    F(f32, phi_capture) \
    F(f32, psi_capture) \
    F(i32, altitude_capture) \
    F(u32, time_capture) \
    A(f32, body_v, 3) \
    F(f32, delta_phi) \
    F(f32, delta_theta) \
    F(f32, delta_psi) \
    F(u32, gold_defined) \
    F(u32, gold_reset) \
    F(f32, gold_x) \
    F(f32, gold_y)

#define NAVDATA_VISION_PERF_FIELDS(F, A) \
    F(f32, time_szo) \
    F(f32, time_corners) \
    F(f32, time_compute) \
    F(f32, time_tracking) \
    F(f32, time_trans) \
    F(f32, time_update) \
    A(f32, time_custom, 20)

#define NAVDATA_TRACKERS_SEND_FIELDS(F, A) \
    A(i32, locked, 30) \
    A(i32, point, 60)

#define NAVDATA_VISION_DETECT_FIELDS(F, A) \
    F(u32, nb_detected) \
    A(u32, type, 4) \
    A(u32, xc, 4) \
    A(u32, yc, 4) \
    A(u32, width, 4) \
    A(u32, height, 4) \
    A(u32, dist, 4) \
    A(f32, orientation_angle, 4) \
    A(f32, rotation, 36) \
    A(f32, translation, 12) \
    A(u32, camera_source, 4)

#define NAVDATA_WATCHDOG_FIELDS(F, A) \
    F(i32, watchdog)

#define NAVDATA_ADC_DATA_FRAME_FIELDS(F, A) \
    F(u32, version) \
    A(u8, data_frame, 32)

#define NAVDATA_VIDEO_STREAM_FIELDS(F, A) \
    F(u8, quant) \
    F(u32, frame_size) \
    F(u32, frame_number) \
    F(u32, atcmd_ref_seq) \
    F(u32, atcmd_mean_ref_gap) \
    F(f32, atcmd_var_ref_gap) \
    F(u32, atcmd_ref_quality) \
    F(u32, out_bitrate) \
    F(u32, desired_bitrate) \
    F(i32, data1) \
    F(i32, data2) \
    F(i32, data3) \
    F(i32, data4) \
    F(i32, data5) \
    F(u32, tcp_queue_level) \
    F(u32, fifo_queue_level)

#define NAVDATA_GAMES_FIELDS(F, A) \
    F(u32, double_tap_counter) \
    F(u32, finish_line_counter)

#define NAVDATA_PRESSURE_RAW_FIELDS(F, A) \
    F(i32, up) \
    F(i16, ut) \
    F(i32, Temperature_meas) \
    F(i32, Pression_meas)

#define NAVDATA_MAGNETO_FIELDS(F, A) \
    F(i16, mx) \
    F(i16, my) \
    F(i16, mz) \
    A(f32, magneto_raw, 3) \
    A(f32, magneto_rectified, 3) \
    A(f32, magneto_offset, 3) \
    F(f32, heading_unwrapped) \
    F(f32, heading_gyro_unwrapped) \
    F(f32, heading_fusion_unwrapped) \
    F(i8, magneto_calibration_ok) \
    F(u32, magneto_state) \
    F(f32, magneto_radius) \
    F(f32, error_mean) \
    F(f32, error_var)

#define NAVDATA_WIND_SPEED_FIELDS(F, A) \
    F(f32, wind_speed) \
    F(f32, wind_angle) \
    F(f32, wind_compensation_theta) \
    F(f32, wind_compensation_phi) \
    F(f32, state_x1) \
    F(f32, state_x2) \
    F(f32, state_x3) \
    F(f32, state_x4) \
    F(f32, state_x5) \
    F(f32, state_x6) \
    F(f32, magneto_debug1) \
    F(f32, magneto_debug2) \
    F(f32, magneto_debug3)

#define NAVDATA_KALMAN_PRESSURE_FIELDS(F, A) \
    F(f32, offset_pressure) \
    F(f32, est_z) \
    F(f32, est_zdot) \
    F(f32, est_bias_PWM) \
    F(f32, est_biais_pression) \
    F(f32, offset_US) \
    F(f32, prediction_US) \
    F(f32, cov_alt) \
    F(f32, cov_PWM) \
    F(f32, cov_vitesse) \
    F(i32, bool_effet_sol) \
    F(f32, somme_inno) \
    F(i32, flag_rejet_US) \
    F(f32, u_multisinus) \
    F(f32, gaz_altitude) \
    F(i32, Flag_multisinus) \
    F(i32, Flag_multisinus_debut)

#define NAVDATA_HDVIDEO_STREAM_FIELDS(F, A) \
    F(u32, hdvideo_state) \
    F(u32, storage_fifo_nb_packets) \
    F(u32, storage_fifo_size) \
    F(u32, usbkey_size) \
    F(u32, usbkey_freespace) \
    F(u32, frame_number) \
    F(u32, usbkey_remaining_time)

#define NAVDATA_WIFI_FIELDS(F, A) \
    F(u32, link_quality)

#define NAVDATA_ZIMMU_3000_FIELDS(F, A) \
    F(i32, vzimmuLSB) \
    F(f32, vzfind)

#define NAVDATA_GPS_FIELDS(F, A) \
    F(f64, latitude) \
    F(f64, longitude) \
    F(f64, elevation) \
    F(f64, hdop) \
    F(i32, data_available) \
    F(i32, zero_validated) \
    F(i32, wpt_validated) \
    F(f64, lat0) \
    F(f64, lon0) \
    F(f64, lat_fuse) \
    F(f64, lon_fuse) \
    F(u32, gps_state) \
    F(f32, x_traj) \
    F(f32, x_ref) \
    F(f32, y_traj) \
    F(f32, y_ref) \
    F(f32, theta_p) \
    F(f32, phi_p) \
    F(f32, theta_i) \
    F(f32, phi_i) \
    F(f32, theta_d) \
    F(f32, phi_d) \
    F(f64, vdop) \
    F(f64, pdop) \
    F(f32, speed) \
    F(u32, last_frame_timestamp) \
    F(f32, degree) \
    F(f32, degree_mag) \
    F(f32, ehpe) \
    F(f32, ehve) \
    F(f32, c_n0) \
    F(u32, nb_satellites) \
    A(u8, channels, 24) \
    F(i32, gps_plugged) \
    F(u32, ephemeris_status) \
    F(f32, vx_traj) \
    F(f32, vy_traj) \
    F(u32, firmware_status)

// Every option with its tag: OPTION(name, NAME, tag).
#define NAVDATA_OPTIONS(O) \
    O(navdata_demo, NAVDATA_DEMO, 0) \
    O(navdata_time, NAVDATA_TIME, 1) \
    O(navdata_raw_measures, NAVDATA_RAW_MEASURES, 2) \
    O(navdata_phys_measures, NAVDATA_PHYS_MEASURES, 3) \
    O(navdata_gyros_offsets, NAVDATA_GYROS_OFFSETS, 4) \
    O(navdata_euler_angles, NAVDATA_EULER_ANGLES, 5) \
    O(navdata_references, NAVDATA_REFERENCES, 6) \
    O(navdata_trims, NAVDATA_TRIMS, 7) \
    O(navdata_rc_references, NAVDATA_RC_REFERENCES, 8) \
    O(navdata_pwm, NAVDATA_PWM, 9) \
    O(navdata_altitude, NAVDATA_ALTITUDE, 10) \
    O(navdata_vision_raw, NAVDATA_VISION_RAW, 11) \
    O(navdata_vision_of, NAVDATA_VISION_OF, 12) \
    O(navdata_vision, NAVDATA_VISION, 13) \
    O(navdata_vision_perf, NAVDATA_VISION_PERF, 14) \
    O(navdata_trackers_send, NAVDATA_TRACKERS_SEND, 15) \
    O(navdata_vision_detect, NAVDATA_VISION_DETECT, 16) \
    O(navdata_watchdog, NAVDATA_WATCHDOG, 17) \
    O(navdata_adc_data_frame, NAVDATA_ADC_DATA_FRAME, 18) \
    O(navdata_video_stream, NAVDATA_VIDEO_STREAM, 19) \
    O(navdata_games, NAVDATA_GAMES, 20) \
    O(navdata_pressure_raw, NAVDATA_PRESSURE_RAW, 21) \
    O(navdata_magneto, NAVDATA_MAGNETO, 22) \
    O(navdata_wind_speed, NAVDATA_WIND_SPEED, 23) \
    O(navdata_kalman_pressure, NAVDATA_KALMAN_PRESSURE, 24) \
    O(navdata_hdvideo_stream, NAVDATA_HDVIDEO_STREAM, 25) \
    O(navdata_wifi, NAVDATA_WIFI, 26) \
    O(navdata_gps, NAVDATA_GPS, 27)

#endif
