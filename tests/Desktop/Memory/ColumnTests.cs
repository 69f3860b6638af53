using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

using LVS.Bench;
using LVS.Core;
using LVS.Node;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LVS.Tests.Desktop.Memory;

/// <summary>Columns have owners: each table alone writes its arrays, clears all of a slot, and knows its size.</summary>
[TestClass]
public sealed class ColumnTests
{
    private const int Slot = 3;

    private static readonly Type[] Tables =
    [
        typeof(NodeLife), typeof(KeyPairTable), typeof(SwarmClock), typeof(MinuteVoices), typeof(EdgeKeyTable), typeof(EdgeTable),
        typeof(Tombstones), typeof(TrustTable), typeof(MembershipTable),
    ];

    /// <summary>The sizes that tables tell, and boards are proved against, are those of their objects.</summary>
    [TestMethod]
    public void TablesKnowTheirSize()
    {
        DeviceHeap heap = new();
        heap.Add(new NodeMemory(1));
        Assert.AreEqual(NodeLife.HeapSizeOfOne, heap.Rows[nameof(NodeLife)]);
        Assert.AreEqual(EdgeTable.HeapSizeOfOne, heap.Rows[nameof(EdgeTable)]);
        Assert.AreEqual(TrustTable.HeapSizeOfOne, heap.Rows[nameof(TrustTable)]);
        Assert.AreEqual(MembershipTable.HeapSizeOfOne, heap.Rows[nameof(MembershipTable)]);
        Assert.AreEqual(EdgeKeyTable.HeapSizeOfOne, heap.Rows[nameof(EdgeKeyTable)]);
        Assert.AreEqual(KeyPairTable.HeapSizeOfOne, heap.Rows[nameof(KeyPairTable)]);
        Assert.AreEqual(Tombstones.HeapSizeOfOne, heap.Rows[nameof(Tombstones)]);
        Assert.AreEqual(SwarmClock.HeapSizeOfOne, heap.Rows[nameof(SwarmClock)] + heap.Rows[nameof(MinuteVoices)]);
        Assert.AreEqual(NodeMemory.HeapSizeOfOne, heap.Sum);
    }

    /// <summary>A closed slot is as one that was never used, in every column there is.</summary>
    [TestMethod]
    public void NothingOfAClosedSlotRemains()
    {
        NodeMemory fresh = new(2);
        fresh.Window(1).Birth(1, 8000, 1, 1);
        NodeMemory used = new(2);
        used.Window(1).Birth(1, 8000, 1, 1);
        foreach ((string _, Array column) in Columns(used).Where(column => !column.Name.StartsWith("Banned", StringComparison.Ordinal)))
        {
            foreach (int at in OfSlot(column))
            {
                object value = column switch { int[] => 7, long[] => 7L, byte[] => (byte)7, ushort[] => (ushort)7, _ => true };
                column.SetValue(value, at);
            }
        }

        used.Window(1).Close(Slot);
        HashSet<string> compared = [];
        foreach (((string name, Array column), (string _, Array other)) in Columns(used).Zip(Columns(fresh)))
        {
            foreach (int at in OfSlot(column))
            {
                // Grants of earlier edges count against the slot, whatever node is in it now; and the number of its edges only rises.
                object expected = name switch
                {
                    nameof(TrustTable.Narrow) when at == TrustTable.UsedOf + Slot => 14,
                    nameof(EdgeKeyTable.GenerationOf) => 8,
                    _ => other.GetValue(at)!,
                };
                Assert.AreEqual(expected, column.GetValue(at), name);
                compared.Add(name);
            }
        }

        // These columns are found: one of each table that has slots, and one of each width.
        foreach (string name in new[]
        {
            "SentOf", "Narrow", "Wide", "HintOf", "StateOf", "EdgeKeysOf", "PeerEpochOf", "FlagsOf", "voiceMsOf",
        })
        {
            Assert.Contains(name, compared);
        }
    }

    /// <summary>Outcomes are counted by their number.</summary>
    [TestMethod]
    public void EveryOutcomeHasACounter() => Assert.AreEqual(Counter.OutcomeCount, (int)Enum.GetValues<Outcome>().Max() + 1);

    /// <summary>
    /// No other class of Core, Node or Transports stores into a column, copies into it or clears it; the same search finds what the owners
    /// do. The columns of an edge's secrets have a second owner, the handshake.
    /// </summary>
    [TestMethod]
    public void OnlyItsTableWritesAColumn()
    {
        List<string> foreign = [];
        HashSet<string> own = [];
        foreach (string name in new[] { "LVS.Core", "LVS.Node", "LVS.Transports" })
        {
            using AssemblyDefinition assembly =
                AssemblyDefinition.ReadAssembly(System.IO.Path.Combine(AppContext.BaseDirectory, name + ".dll"));
            foreach (MethodDefinition method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods)
                .Where(method => method.HasBody))
            {
                foreach (FieldReference column in Written(method))
                {
                    if (column.DeclaringType.FullName == method.DeclaringType.FullName
                        || (column.DeclaringType.Name == nameof(EdgeKeyTable) && method.DeclaringType.Name == nameof(Handshake)))
                    {
                        own.Add($"{method.DeclaringType.Name} {column.Name}");
                    }
                    else
                    {
                        foreign.Add($"{method.FullName} writes {column.Name}");
                    }
                }
            }
        }

        Assert.IsEmpty(foreign, string.Join(Environment.NewLine, foreign));
        foreach (string found in new[]
        {
            "EdgeTable SentOf", "TrustTable Narrow", "EdgeKeyTable StateOf", "Handshake StateOf", "Handshake PairKeysOf",
            "KeyPairTable privateOf", "SwarmClock voiceMsOf", "MinuteVoices minutesMs", "Tombstones stonesOf",
        })
        {
            Assert.Contains(found, own);
        }
    }

    private static IEnumerable<(string Name, Array Column)> Columns(NodeMemory memory) =>
        new object[] { memory.Window(1).Clock, memory.Pair, memory.Keys, memory.Edges, memory.Window(1).Trust, memory.Names }
        .SelectMany(table => table.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => field.FieldType.IsArray)
            .Select(field => (field.Name, (Array)field.GetValue(table)!)));

    /// <summary>
    /// Elements of a slot of the second node, in a column of two nodes, in one of the second alone, or in several of these.
    /// </summary>
    private static IEnumerable<int> OfSlot(Array column) => column.Length switch
    {
        Limits.SlotCount => [Slot],
        2 * Limits.SlotCount => [Limits.SlotCount + Slot],
        6 * Limits.SlotCount => Enumerable.Range(0, 6).Select(i => (i * Limits.SlotCount) + Slot),
        2 * Limits.SlotCount * Limits.KeySize => Enumerable.Range((Limits.SlotCount + Slot) * Limits.KeySize, Limits.KeySize),
        _ => [],
    };

    /// <summary>How deep the changed array lies among the operands of an instruction; 0 for one that changes none.</summary>
    private static int Depth(Instruction i) => i.OpCode.Code switch
    {
        >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any => 3,
        Code.Ldelema => 2,
        Code.Call when i.Operand is MethodReference { DeclaringType.FullName: "System.Array", Name: "Copy" } copy =>
            copy.Parameters.Count == 5 ? 3 : 2,
        Code.Call when i.Operand is MethodReference { DeclaringType.FullName: "System.Array", Name: "Clear" } clear =>
            clear.Parameters.Count,
        Code.Call when i.Operand is MethodReference { DeclaringType.Name: nameof(LittleEndian) } call
            && call.ReturnType.MetadataType == MetadataType.Void => 3,
        _ => 0,
    };

    /// <summary>
    /// Columns that a method may change: the array operand of a store, copy or clear, found by a count of pushes and pops in straight code,
    /// or by a variable that was set from a column.
    /// </summary>
    private static IEnumerable<FieldReference> Written(MethodDefinition method)
    {
        foreach (Instruction store in method.Body.Instructions.Where(i => Depth(i) > 0))
        {
            int deep = Depth(store);
            Instruction? at = store.Previous;
            for (; at != null; at = at.Previous)
            {
                deep -= Pushes(at);
                if (deep <= 0)
                {
                    break;
                }

                deep += Pops(at);
            }

            if (at == null)
            {
                continue;
            }

            IEnumerable<Instruction> loads = [at];
            if (at.OpCode.Name.StartsWith("ldloc", StringComparison.Ordinal))
            {
                int local = Local(at);
                loads = method.Body.Instructions.Where(i => i.OpCode.Name.StartsWith("stloc", StringComparison.Ordinal)
                    && Local(i) == local).Select(i => i.Previous);
            }

            foreach (Instruction load in loads.Where(load => load.OpCode == OpCodes.Ldfld))
            {
                FieldReference field = (FieldReference)load.Operand;
                if (Tables.Any(table => table.FullName == field.DeclaringType.FullName) && field.FieldType.IsArray)
                {
                    yield return field;
                }
            }
        }
    }

    private static int Local(Instruction i) => i.Operand is VariableDefinition variable ? variable.Index : i.OpCode.Name[^1] - '0';

    private static int Pushes(Instruction i) => i.OpCode.FlowControl == FlowControl.Call && i.Operand is MethodReference method
        ? method.ReturnType.MetadataType == MetadataType.Void && i.OpCode != OpCodes.Newobj ? 0 : 1
        : i.OpCode.StackBehaviourPush switch { StackBehaviour.Push0 => 0, StackBehaviour.Push1_push1 => 2, _ => 1 };

    private static int Pops(Instruction i) => i.OpCode.FlowControl == FlowControl.Call && i.Operand is MethodReference method
        ? method.Parameters.Count + (method.HasThis && i.OpCode != OpCodes.Newobj ? 1 : 0)
        : i.OpCode.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
                or StackBehaviour.Popref_popi_popr4
                or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            _ => 2,
        };
}
