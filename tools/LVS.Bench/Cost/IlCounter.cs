using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

using TypeAttributes = Mono.Cecil.TypeAttributes;

namespace LVS.Bench;

/// <summary>
/// Counts the IL operations that LVS.Core and LVS.Node execute, exactly: both are rewritten in memory so that every basic block adds its
/// length to a counter of its method. That is what an interpreter on a board works through; a call into the runtime counts as one. A driver
/// is a public static method of any assembly of ours; it runs over the rewritten ones, and hands back nothing but numbers and texts.
/// </summary>
public sealed class IlCounter : IDisposable
{
    private const string Namespace = "LVS.Core";
    private const string TypeName = "IlCount";
    private const string FieldName = "Of";

    private static readonly string[] Counted = ["LVS.Core", "LVS.Node"];

    private readonly List<string> methods = [];
    private readonly CountedContext context = new();
    private readonly long[] counts;

    /// <summary>Rewrites both assemblies, as they lie beside the program.</summary>
    public IlCounter()
    {
        ModuleDefinition[] modules =
            [.. Counted.Select(name => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, name + ".dll")))];
        FieldDefinition field = AddCounter(modules[0]);
        foreach (ModuleDefinition module in modules)
        {
            FieldReference reference = module == modules[0] ? field : Import(module, field);
            foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
            {
                Instrument(method, reference, methods.Count);
                methods.Add(method.DeclaringType.Name + "." + method.Name);
            }

            using MemoryStream stream = new();
            module.Write(stream);
            stream.Position = 0;
            context.Add(stream);
        }

        counts = new long[methods.Count];
        context.LoadFromAssemblyName(new AssemblyName(Counted[0])).GetType(Namespace + "." + TypeName)!.GetField(FieldName)!
            .SetValue(null, counts);
    }

    /// <summary>Operations counted so far, of all methods.</summary>
    public long Total() => counts.Sum();

    /// <summary>Calls a driver: a public static method, over the rewritten assemblies.</summary>
    public object? Call(Type type, string method, params object[] arguments) =>
        context.LoadFromAssemblyName(type.Assembly.GetName()).GetType(type.FullName!)!.GetMethod(method)!.Invoke(null, arguments);

    /// <summary>The methods that cost most, since a copy of the counters was taken.</summary>
    public IEnumerable<(string Method, long Count)> Since(long[] before) =>
        counts.Select((count, i) => (methods[i], count - before[i])).Where(m => m.Item2 > 0).OrderByDescending(m => m.Item2);

    /// <summary>A copy of the counters.</summary>
    public long[] Copy() => [.. counts];

    /// <inheritdoc/>
    public void Dispose() => context.Unload();

    private static FieldDefinition AddCounter(ModuleDefinition core)
    {
        TypeDefinition type =
            new(Namespace, TypeName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, core.TypeSystem.Object);
        FieldDefinition field =
            new(FieldName, Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, new ArrayType(core.TypeSystem.Int64));
        type.Fields.Add(field);
        core.Types.Add(type);
        return field;
    }

    private static FieldReference Import(ModuleDefinition module, FieldDefinition field)
    {
        AssemblyNameReference core = module.AssemblyReferences.Single(r => r.Name == "LVS.Core");
        return new FieldReference(FieldName, new ArrayType(module.TypeSystem.Int64), new TypeReference(Namespace, TypeName, module, core));
    }

    private static void Instrument(MethodDefinition method, FieldReference counter, int index)
    {
        method.Body.SimplifyMacros();
        Instruction[] all = [.. method.Body.Instructions];
        HashSet<Instruction> leaders = [all[0], .. method.Body.ExceptionHandlers.SelectMany(h => new[] { h.TryStart, h.HandlerStart })];
        foreach (Instruction instruction in all)
        {
            if (instruction.Operand is Instruction target)
            {
                leaders.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                leaders.UnionWith(targets);
            }

            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch && instruction.Next != null)
            {
                leaders.Add(instruction.Next);
            }
        }

        ILProcessor il = method.Body.GetILProcessor();
        for (int i = 0; i < all.Length; i++)
        {
            if (leaders.Contains(all[i]))
            {
                int length = 1;
                while (i + length < all.Length && !leaders.Contains(all[i + length]))
                {
                    length++;
                }

                Prepend(il, all[i],
                [
                    il.Create(OpCodes.Ldsfld, counter), il.Create(OpCodes.Ldc_I4, index),
                        il.Create(OpCodes.Ldelema, method.Module.TypeSystem.Int64),
                    il.Create(OpCodes.Dup), il.Create(OpCodes.Ldind_I8), il.Create(OpCodes.Ldc_I8, (long)length), il.Create(OpCodes.Add),
                        il.Create(OpCodes.Stind_I8),
                ]);
            }
        }

        method.Body.OptimizeMacros();
    }

    /// <summary>Puts instructions in front of one, so that a branch to it meets them first.</summary>
    private static void Prepend(ILProcessor il, Instruction at, Instruction[] added)
    {
        Instruction moved = il.Create(OpCodes.Nop);
        moved.OpCode = at.OpCode;
        moved.Operand = at.Operand;
        il.InsertAfter(at, moved);
        at.OpCode = added[0].OpCode;
        at.Operand = added[0].Operand;
        for (int i = 1; i < added.Length; i++)
        {
            il.InsertBefore(moved, added[i]);
        }
    }
}
