// Reads a calendar with ical.js, the engine of Thunderbird and Nextcloud. Calendar in, JSON out:
// the UID of each event with start and end in seconds since 1970, status and sequence.
import ICAL from "../vendor/ical.min.js";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString()));
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
}
const london = ICAL.TimezoneService.get("Europe/London");
const seconds = (time) => {
    if (!time.isDate) return time.toUnixTime();
    const { year, month, day } = time;
    return new ICAL.Time({ year, month, day, isDate: false }, london).toUnixTime();
};
const found = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(component);
    const status = component.getFirstPropertyValue("status");
    found[event.uid] = [seconds(event.startDate), seconds(event.endDate), status, event.sequence];
}
console.log(JSON.stringify(found));
