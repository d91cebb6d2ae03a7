// Flies node-ar-drone, as published, against a simulated drone and says what it found; exits 1 at the first thing
// that is not as it would be with a real drone. The address is the first argument.
const arDrone = require('ar-drone');
const {PassThrough} = require('stream');
const host = process.argv[2];
const filmSeconds = Number(process.env.FILM_SECONDS || 60);
// What the decoder behind pngStream says goes there.
const decoder = new PassThrough();
const client = arDrone.createClient({ip: host, log: decoder});

let newest = null;
let pictures = 0;
let complaints = '';
let failed = false;

function check(what, isTrue, found) {
    console.log(`${isTrue ? 'ok  ' : 'FAIL'}  ${what}${found === undefined ? '' : `: ${found}`}`);
    failed = failed || !isTrue;
}

const pass = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function until(what, seconds, condition) {
    const end = Date.now() + seconds * 1000;
    while (!condition() && Date.now() < end) await pass(0.02);
    check(what, Boolean(condition()));
}

const config = (key, value) => new Promise((done) => client.config(key, value, (error) => done(error)));
const event = (start) => new Promise((done) => start(done));
const within = (seconds, promise) => Promise.race([promise, pass(seconds).then(() => new Error('too late'))]);

async function fly() {
    client.on('navdata', (navdata) => { newest = navdata; });
    await until('demo navdata', 5, () => newest && newest.demo);
    check('first setting acknowledged', !(await within(5, config('general:navdata_demo', 'FALSE'))));
    await until('full navdata', 5, () => newest.rawMeasures && newest.magneto && newest.pwm && newest.hdvideoStream);
    for (const [key, value] of [
        ['general:navdata_options', 777060865], ['control:altitude_max', 2500], ['general:navdata_demo', 'TRUE'],
        ['video:video_channel', 0],
    ]) {
        check(`setting ${key} acknowledged`, !(await within(5, config(key, value))));
    }
    await until('demo navdata again', 5, () => newest.droneState.navdataDemo === 1);

    const png = client.getPngStream();
    png.on('error', (error) => check('pngStream', false, error));
    png.on('data', () => { pictures += 1; });
    decoder.on('data', (text) => {
        for (const line of String(text).split(/[\r\n]+/)) {
            if (/error|corrupt|conceal|invalid|missing/i.test(line)) complaints += `${line}; `;
        }
    });

    check('hovers after takeoff', !(await within(15, event((done) => client.takeoff(done)))));
    check('height in metres', newest.demo.altitudeMeters > 0.4, newest.demo.altitudeMeters);
    client.front(0.3);
    await pass(0.8);
    check('flies ahead', newest.demo.xVelocity > 200, `${newest.demo.xVelocity} mm/s`);
    client.stop();
    await pass(2);
    client.clockwise(0.5);
    const before = newest.demo.clockwiseDegrees;
    await pass(1);
    client.stop();
    await pass(1);
    const turned = (newest.demo.clockwiseDegrees - before + 540) % 360 - 180;
    check('turns clockwise', turned > 20, `${turned} degrees`);
    client.animateLeds('blinkRed', 5, 2);
    client.up(0.5);
    await pass(1.5);
    client.stop();
    await pass(1);
    let flipped = false;
    const watch = () => { flipped = flipped || newest.demo.controlState === 'CTRL_TRANS_LOOPING'; };
    client.on('navdata', watch);
    client.animate('flipLeft', 1000);
    await pass(4);
    check('flips', flipped);
    await pass(filmSeconds - 10);
    check('pictures', pictures > filmSeconds * 3, `${pictures} in about ${filmSeconds} s`);
    check('decoded without errors', complaints === '', complaints || undefined);
    client.animate('wave', 1000);
    await pass(2);
    check('lands', !(await within(15, event((done) => client.land(done)))));
    check('is on the ground', newest.droneState.flying === 0);
}

client.resume();
fly().catch((error) => check('flight', false, error.stack)).then(() => process.exit(failed ? 1 : 0));
