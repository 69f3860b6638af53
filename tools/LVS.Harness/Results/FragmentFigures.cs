using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>Further figures of a run whose nodes keep fragments: how many converged, and what each cost.</summary>
/// <param name="Stripes">Stripes published.</param>
/// <param name="StripesWhole">Of those, with all n fragments converged at the end.</param>
/// <param name="StripesLost">With fewer than k fragments left at the end.</param>
/// <param name="Fragments">Fragments published: n of every stripe.</param>
/// <param name="Converged">Of those, held at the end by a node that runs, and spread as placement requires.</param>
/// <param name="Recreated">Fragments that repair re-created.</param>
/// <param name="ConvergedHours">Hours from the publisher's coming until all had first converged; null when they never had.</param>
/// <param name="ConvergedAirBytesEach">Bytes on the air about fragments by then, for each fragment.</param>
/// <param name="ConvergedMillijouleEach">Energy of all boards in that time, for any purpose, for each fragment; null where power is not
/// metered.</param>
/// <param name="KeptHours">Hours from the publisher's coming until the end.</param>
/// <param name="KeptAirBytesEach">The same bytes at the end, for each fragment that has converged then.</param>
/// <param name="KeptMillijouleEach">The same energy at the end.</param>
/// <param name="Hours">Times of the curve, in hours.</param>
/// <param name="ConvergedOverTime">Converged fragments at these times.</param>
public sealed record FragmentFigures(
    int Stripes,
    int StripesWhole,
    int StripesLost,
    int Fragments,
    int Converged,
    long Recreated,
    double? ConvergedHours,
    double? ConvergedAirBytesEach,
    double? ConvergedMillijouleEach,
    double KeptHours,
    double? KeptAirBytesEach,
    double? KeptMillijouleEach,
    IReadOnlyList<double> Hours,
    IReadOnlyList<double?> ConvergedOverTime);
