using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

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
    private static readonly Type[] Tables = [typeof(LifeTable), typeof(EdgeTable), typeof(TrustTable), typeof(MembershipTable)];

    /// <summary>The sizes that tables tell, and boards are proved against, are those of their objects.</summary>
    [TestMethod]
    public void TablesKnowTheirSize()
    {
        DeviceHeap heap = new();
        heap.Add(new NodeMemory(1));
        Assert.AreEqual(LifeTable.HeapSizeOfOne, heap.Rows[nameof(LifeTable)]);
        Assert.AreEqual(EdgeTable.HeapSizeOfOne, heap.Rows[nameof(EdgeTable)]);
        Assert.AreEqual(TrustTable.HeapSizeOfOne, heap.Rows[nameof(TrustTable)]);
        Assert.AreEqual(MembershipTable.HeapSizeOfOne, heap.Rows[nameof(MembershipTable)]);
        Assert.AreEqual(EdgeKeyTable.HeapSizeOfOne, heap.Rows[nameof(EdgeKeyTable)]);
        Assert.AreEqual(KeyPairTable.HeapSizeOfOne, heap.Rows[nameof(KeyPairTable)]);
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
        int at = Limits.SlotCount + 3;
        foreach ((string _, Array column) in Columns(used)
            .Where(column => column.Column.Length == 2 * Limits.SlotCount && !column.Name.StartsWith("Banned", StringComparison.Ordinal)))
        {
            column.SetValue(column is int[] ? (object)7 : 7L, at);
        }

        used.Window(1).Close(3);
        foreach (((string name, Array column), (string _, Array other)) in Columns(used).Zip(Columns(fresh)))
        {
            if (column.Length == 2 * Limits.SlotCount)
            {
                // What earlier edges granted counts against the slot, whoever is in it.
                object expected = name is nameof(TrustTable.UsedOf) ? 14L : other.GetValue(at)!;
                Assert.AreEqual(expected, column.GetValue(at), name);
            }
        }
    }

    /// <summary>Outcomes are counted by their number.</summary>
    [TestMethod]
    public void EveryOutcomeHasACounter() => Assert.AreEqual(Counter.OutcomeCount, (int)Enum.GetValues<Outcome>().Max() + 1);

    /// <summary>No other class of Core, Node or Transports stores into a column; the same search finds the stores of the owners.</summary>
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
                    if (column.DeclaringType.FullName == method.DeclaringType.FullName)
                    {
                        own.Add(column.Name);
                    }
                    else
                    {
                        foreign.Add($"{method.FullName} writes {column.Name}");
                    }
                }
            }
        }

        Assert.IsEmpty(foreign, string.Join(Environment.NewLine, foreign));
        Assert.Contains("SentOf", own);
        Assert.Contains("GoodOf", own);
    }

    private static IEnumerable<(string Name, Array Column)> Columns(NodeMemory memory) =>
        new object[] { memory.Life, memory.Edges, memory.Trust, memory.Names }
        .SelectMany(table => table.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => (field.Name, (Array)field.GetValue(table)!)));

    /// <summary>
    /// Columns whose elements a method may store into: what is loaded three operands before a store, by a count of pushes and pops in
    /// straight code, or by a variable that was set from a column.
    /// </summary>
    private static IEnumerable<FieldReference> Written(MethodDefinition method)
    {
        foreach (Instruction store in method.Body.Instructions.Where(i => i.OpCode.Code is >= Code.Stelem_I and <= Code.Stelem_Ref
            or Code.Stelem_Any or Code.Ldelema))
        {
            int deep = store.OpCode.Code == Code.Ldelema ? 2 : 3;
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
