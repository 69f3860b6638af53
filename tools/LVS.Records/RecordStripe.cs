using System.Collections.Generic;

using LVS.Core;

namespace LVS.Records;

/// <summary>One stripe of a record: where it stands, and its fragments.</summary>
/// <param name="Level">0 for content, 1 and above for names of the level below.</param>
/// <param name="Number">Its number in the level.</param>
/// <param name="Name">Its name in the swarm.</param>
/// <param name="Fragments">All n of them; none where it is only known by name.</param>
public sealed record RecordStripe(int Level, int Number, long Name, IReadOnlyList<Fragment> Fragments);
