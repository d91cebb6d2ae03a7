extension RawField {
    /// Every block with its numbers in the order of the wire: a `*3` makes an array of three, what stands behind the colon is the
    /// unit.
    ///
    /// The language imports nothing, so the names stand here once more; a test compares them with those that are read from the wire.
    static let names = """
        demo = ctrl_state vbat_flying_percentage:percent theta:mdeg phi:mdeg psi:mdeg altitude:mm vx:mm/s vy:mm/s
            vz:mm/s num_frames detection_camera_rot*9 detection_camera_trans*3:mm detection_tag_index
            detection_camera_type drone_camera_rot*9 drone_camera_trans*3:mm
        time = time
        raw_measures = raw_accs*3 raw_gyros*3 raw_gyros_110*2 vbat_raw:mV us_debut_echo us_fin_echo
            us_association_echo us_distance_echo us_courbe_temps us_courbe_valeur us_courbe_ref flag_echo_ini
            nb_echo sum_echo alt_temp_raw:mm gradient
        phys_measures = accs_temp:degC gyro_temp phys_accs*3:mg phys_gyros*3:deg/s alim3V3 vrefEpson vrefIDG
        gyros_offsets = offset_g*3
        euler_angles = theta_a:mdeg phi_a:mdeg
        references = ref_theta:mdeg ref_phi:mdeg ref_theta_I:mdeg ref_phi_I:mdeg ref_pitch:mdeg/s ref_roll:mdeg/s
            ref_yaw:mdeg/s ref_psi:mdeg vx_ref:mm/s vy_ref:mm/s theta_mod:rad phi_mod:rad k_v_x k_v_y k_mode
            ui_time:s ui_theta ui_phi ui_psi ui_psi_accuracy ui_seq
        trims = angular_rates_trim_r:rad/s euler_angles_trim_theta:mdeg euler_angles_trim_phi:mdeg
        rc_references = rc_ref_pitch rc_ref_roll rc_ref_yaw rc_ref_gaz rc_ref_ag
        pwm = motor1 motor2 motor3 motor4 sat_motor1 sat_motor2 sat_motor3 sat_motor4 gaz_feed_forward gaz_altitude
            altitude_integral:mm/s vz_ref:mm/s u_pitch u_roll u_yaw yaw_u_I u_pitch_planif u_roll_planif
            u_yaw_planif u_gaz_planif current_motor1:mA current_motor2:mA current_motor3:mA current_motor4:mA
            altitude_prop altitude_der
        altitude = altitude_vision:mm altitude_vz:mm/s altitude_ref:mm altitude_raw:mm obs_accZ:m/s2 obs_alt:m
            obs_x*3 obs_state est_vb*2 est_state
        vision_raw = vision_tx_raw:px vision_ty_raw:px vision_tz_raw:px
        vision_of = of_dx*5:px of_dy*5:px
        vision = vision_state vision_misc vision_phi_trim:rad vision_phi_ref_prop:rad vision_theta_trim:rad
            vision_theta_ref_prop:rad new_raw_picture theta_capture:rad phi_capture:rad psi_capture:rad
            altitude_capture:mm time_capture:ms body_v*3:mm/s delta_phi:rad delta_theta:rad delta_psi:rad
            gold_defined gold_reset gold_x:px gold_y:px
        vision_perf = time_szo:ms time_corners:ms time_compute:ms time_tracking:ms time_trans:ms time_update:ms
            time_custom*20:ms
        trackers_send = locked*30 point*60:px
        vision_detect = nb_detected type*4 xc*4 yc*4 width*4 height*4 dist*4:cm orientation_angle*4:deg rotation*36
            translation*12:mm camera_source*4
        watchdog = watchdog
        adc_data_frame = version data_frame*32
        video_stream = quant frame_size:byte frame_number atcmd_ref_seq atcmd_mean_ref_gap:ms atcmd_var_ref_gap
            atcmd_ref_quality out_bitrate:bit/s desired_bitrate:byte data1 data2 data3 data4 data5 tcp_queue_level
            fifo_queue_level
        games = double_tap_counter finish_line_counter
        pressure_raw = up ut Temperature_meas:0.1~degC Pression_meas:Pa
        magneto = mx my mz magneto_raw*3:mG magneto_rectified*3:mG magneto_offset*3:mG heading_unwrapped:deg
            heading_gyro_unwrapped:deg heading_fusion_unwrapped:deg magneto_calibration_ok magneto_state
            magneto_radius:mG error_mean:mG error_var:mG2
        wind_speed = wind_speed:m/s wind_angle:rad wind_compensation_theta:rad wind_compensation_phi:rad state_x1
            state_x2 state_x3 state_x4 state_x5 state_x6 magneto_debug1 magneto_debug2 magneto_debug3
        kalman_pressure = offset_pressure:Pa est_z:mm est_zdot:m/s est_bias_PWM:m/s2 est_biais_pression:Pa
            offset_US:m prediction_US:mm cov_alt:m cov_PWM cov_vitesse:m/s bool_effet_sol somme_inno:mm
            flag_rejet_US u_multisinus gaz_altitude Flag_multisinus Flag_multisinus_debut
        hdvideo_stream = hdvideo_state storage_fifo_nb_packets storage_fifo_size:kbyte usbkey_size:kbyte
            usbkey_freespace:kbyte frame_number usbkey_remaining_time:s
        wifi = link_quality
        zimmu_3000 = vzimmuLSB vzfind
        gps = latitude:deg longitude:deg elevation:m hdop data_available zero_validated wpt_validated lat0:deg
            lon0:deg lat_fuse:deg lon_fuse:deg gps_state x_traj:m x_ref:m y_traj:m y_ref:m theta_p phi_p theta_i
            phi_i theta_d phi_d vdop pdop speed:m/s last_frame_timestamp degree:deg degree_mag:deg ehpe:m ehve:m/s
            c_n0:dB-Hz nb_satellites channels*24 gps_plugged ephemeris_status vx_traj:m/s vy_traj:m/s
            firmware_status
        """
}
