export { type EciFit, type EciOptions, type EciScores, fitEci } from './fit-eci.ts';
export { type EciAnchor, type EciScale, scaleEci } from './scale-eci.ts';
