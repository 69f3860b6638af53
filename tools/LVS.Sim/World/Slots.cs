using System.Runtime.CompilerServices;

using LVS.Core;

namespace LVS.Sim;

/// <summary>A number for each slot of a node, inside the object that holds them.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
[InlineArray(Limits.SlotCount)]
internal struct Slots<T>
{
    private T first;
}
