/** A place of the simulated country: its postal code and its airport. */
export interface Place {
  readonly zip: string;
  readonly airport: string;
}

/** The places that the items name. */
export const places: Readonly<Record<string, Place>> = {
  Rivermist: { zip: '83214', airport: 'RMS' },
  Stonebrook: { zip: '74532', airport: 'SBK' },
  Maplecrest: { zip: '56108', airport: 'MPC' },
  Silverpine: { zip: '62947', airport: 'SVP' },
  Shadowridge: { zip: '71354', airport: 'SHD' },
  'Sunset Valley': { zip: '83462', airport: 'SSV' },
  Oakendale: { zip: '47329', airport: 'OKD' },
  Willowbend: { zip: '52816', airport: 'WLB' },
  'Crescent Hollow': { zip: '69238', airport: 'CRH' },
  Autumnville: { zip: '51479', airport: 'ATV' },
  Pinehaven: { zip: '40238', airport: 'PHV' },
  Greenfield: { zip: '34521', airport: 'GFD' },
  'San Francisco': { zip: '94016', airport: 'SFO' },
  'Los Angeles': { zip: '90001', airport: 'LAX' },
  'New York': { zip: '10001', airport: 'JFK' },
  Chicago: { zip: '60601', airport: 'ORD' },
  Boston: { zip: '02101', airport: 'BOS' },
  Philadelphia: { zip: '19103', airport: 'PHL' },
  Beijing: { zip: '100000', airport: 'PEK' },
  London: { zip: 'SW1A', airport: 'LHR' },
  Rome: { zip: '00100', airport: 'CIA' },
  Paris: { zip: '75001', airport: 'CDG' },
  Tokyo: { zip: '100-0001', airport: 'HND' },
  'Hong Kong': { zip: '999077', airport: 'HKG' },
};

/** Flights between airports, each way by itself: there is one from every airport to every other. */
export const flights = Object.keys(places).length * (Object.keys(places).length - 1);

/** Roads between places by their postal codes, in kilometres, either way. */
const roads: readonly (readonly [string, string, number])[] = [
  ['83214', '74532', 750],
  ['56108', '62947', 320],
  ['71354', '83462', 450],
  ['47329', '52816', 290],
  ['69238', '51479', 630],
  ['40238', '34521', 280],
  ['94016', '83214', 980],
  ['94016', '74532', 880],
  ['94016', '62947', 780],
  ['62947', '47329', 530],
];

/** The road between two postal codes; undefined when none is known. */
export const distanceBetween = (a: string, b: string): number | undefined =>
  roads.find(([from, to]) => (from === a && to === b) || (from === b && to === a))?.[2];
