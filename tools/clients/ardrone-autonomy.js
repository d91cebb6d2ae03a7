// Lets ardrone-autonomy, as published, fly a mission with a simulated drone, whose address is the first argument.
// Its estimator works at navdata's pace and its controller ends a step within 10 cm; exits 1 when the mission does not end.
process.env.DEFAULT_DRONE_IP = process.argv[2];
const autonomy = require('ardrone-autonomy');
const limit = Number(process.env.MISSION_SECONDS || 120);

const mission = autonomy.createMission({ip: process.argv[2]});
mission.client().config('general:navdata_demo', 'TRUE');
mission.takeoff()
    .zero()
    .altitude(1)
    .forward(1)
    .right(1)
    .cw(90)
    .hover(1000)
    .go({x: 0, y: 0})
    .land();

const timer = setTimeout(() => {
    console.log(`FAIL  the mission did not end within ${limit} s`);
    mission.client().land(() => process.exit(1));
    setTimeout(() => process.exit(1), 10000);
}, limit * 1000);

mission.run((error) => {
    clearTimeout(timer);
    const state = mission.control().state();
    console.log(`${error ? 'FAIL' : 'ok  '}  mission, at x ${state.x.toFixed(2)} y ${state.y.toFixed(2)} of its own estimate`);
    process.exit(error ? 1 : 0);
});
