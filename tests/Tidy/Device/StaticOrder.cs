using System.Collections.Generic;
using System.Linq;

using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LVS.Tests.Tidy;

/// <summary>
/// Static constructors run before Main, in the order of types: one that needs another type's statics may find them empty. Looked for
/// in the constructor itself and in what it calls of our own code.
/// </summary>
internal sealed class StaticOrder
{
    private readonly References references;

    public StaticOrder(References references) => this.references = references;

    public void Check(TypeDefinition type)
    {
        MethodDefinition? initialiser = type.Methods.FirstOrDefault(method => method.Name == ".cctor");
        if (initialiser is not null)
        {
            Follow(initialiser, type, []);
        }
    }

    private void Follow(MethodDefinition method, TypeDefinition type, HashSet<MethodDefinition> seen)
    {
        if (!seen.Add(method) || !method.HasBody)
        {
            return;
        }

        bool direct = seen.Count == 1;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is MethodReference called)
            {
                if (direct && IsForeign(called, type))
                {
                    Report(type, $"calls {Names.Where(called)}", method);
                }

                if (Names.IsOurs(called.DeclaringType) && called.Resolve() is { } definition)
                {
                    Follow(definition, type, seen);
                }
            }
            else if (instruction.Operand is FieldReference field && instruction.OpCode.Code is Code.Ldsfld or Code.Ldsflda or Code.Stsfld
                && field.DeclaringType.FullName != type.FullName && (direct || HasInitialiser(field)))
            {
                Report(type, $"uses {Names.Where(field)}", method);
            }
        }
    }

    /// <summary>A static call to another type, but for those that are the compiler's own and native on the device.</summary>
    private static bool IsForeign(MethodReference called, TypeDefinition type)
    {
        return !called.HasThis && called.DeclaringType.FullName != type.FullName && called.FullName is not
            ("System.Void System.Runtime.CompilerServices.RuntimeHelpers::InitializeArray(System.Array,System.RuntimeFieldHandle)"
            or "System.Type System.Type::GetTypeFromHandle(System.RuntimeTypeHandle)");
    }

    private static bool HasInitialiser(FieldReference field)
    {
        return Names.IsOurs(field.DeclaringType) && field.DeclaringType.Resolve() is { } owner
            && owner.Methods.Any(method => method.Name == ".cctor");
    }

    private void Report(TypeDefinition type, string what, MethodDefinition through)
    {
        string path = through.DeclaringType == type && through.Name == ".cctor" ? "" : $" through {Names.Where(through)}";
        references.Report(Rule.StaticOrder, Names.Where(type), $"a static initialiser {what}{path}", "a constant, or set it in boot");
    }
}
