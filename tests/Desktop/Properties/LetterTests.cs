using System;
using System.Reflection;

using LVS.Bench;
using LVS.Core;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Properties;

/// <summary>
/// What a node heard and what it says share one letter, because a second one does not fit a board. So nothing may be left in it for later.
/// </summary>
[TestClass]
public sealed class LetterTests
{
    private const int NodeCount = 12;

    private static readonly FieldInfo LetterOf = typeof(MicroNode).GetField("letter", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>
    /// Two equal swarms at 20 % loss. In one, every content field of every letter is overwritten between ticks, and nothing differs.
    /// </summary>
    [TestMethod]
    public void NothingIsLeftInALetterForTheNextTick()
    {
        DriftMesh calm = Mesh();
        DriftMesh scribbled = Mesh();
        int scribbledCount = 0;
        for (int cycle = 0; cycle < 400; cycle++)
        {
            calm.Cycle();
            scribbled.Cycle();
            foreach (MicroNode node in scribbled.Running)
            {
                Letter letter = (Letter)LetterOf.GetValue(node)!;
                long before = letter.Diff.ImpliedBase;
                Scribble(letter.Diff, cycle);
                Scribble(letter, cycle);
                scribbledCount += letter.Diff.ImpliedBase != before ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(NodeCount * 200, scribbledCount, "letters whose content was another afterwards");
        Assert.IsGreaterThan(NodeCount, calm.MutualEnds());
        CollectionAssert.AreEqual(calm.Memory.Edges.FloatOf, scribbled.Memory.Edges.FloatOf);
        CollectionAssert.AreEqual(calm.Memory.Edges.CreditedOf, scribbled.Memory.Edges.CreditedOf);
        for (int counter = 0; counter < Counter.Count; counter++)
        {
            Assert.AreEqual(calm.Total(counter), scribbled.Total(counter), $"counter {counter}");
        }
    }

    private static DriftMesh Mesh() => new(NodeCount, 0, 20, 7, new NodeOptions());

    /// <summary>Overwrites every public field and array: what a frame says, and not how the gate is set up.</summary>
    private static void Scribble(object content, int salt)
    {
        foreach (FieldInfo field in content.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            switch (field.GetValue(content))
            {
                case int:
                    field.SetValue(content, 77 + salt);
                    break;
                case long:
                    field.SetValue(content, 7_700_000_000L + salt);
                    break;
                case int[] array:
                    Array.Fill(array, 7 + salt);
                    break;
                case long[] array:
                    Array.Fill(array, 7L + salt);
                    break;
                case byte[] array:
                    Array.Fill(array, (byte)salt);
                    break;
            }
        }
    }
}
