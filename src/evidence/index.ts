/** Own runs as evidence: what a store's runs say about the models and benchmarks of the catalogue. */
export { MeasuredCatalogs } from './measured-catalogs.ts';
export { readMeasured } from './read-measured.ts';
export { statedModel, stateModel } from './stated-model.ts';
