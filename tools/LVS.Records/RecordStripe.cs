using System.Collections.Generic;

using LVS.Core;

namespace LVS.Records;

/// <summary>One stripe of a record: its place in the record, and its fragments.</summary>
/// <param name="Level">0 for content, 1 and above for names of the level below.</param>
/// <param name="Number">Its number in the level.</param>
/// <param name="Name">Its name in the swarm.</param>
/// <param name="Fragments">All n fragments; none where only the name is known.</param>
public sealed record RecordStripe(int Level, int Number, long Name, IReadOnlyList<Fragment> Fragments);
