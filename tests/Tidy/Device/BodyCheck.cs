using System;
using System.Linq;

using Mono.Cecil;
using Mono.Cecil.Cil;

using IlCode = Mono.Cecil.Cil.Code;

namespace LVS.Tests.Tidy;

/// <summary>Judges the instructions of one method.</summary>
internal sealed class BodyCheck
{
    /// <summary>No single array above 16 KB: the heap gets fragmented, and 80 KB fail though more is free.</summary>
    public const int ArraySizeMax = 16 * 1024;

    private readonly References references;

    public BodyCheck(References references) => this.references = references;

    public void Check(MethodDefinition method)
    {
        string where = Names.Where(method);
        if (UsesDynamic(method))
        {
            references.Report(Rule.Dynamic, where, "dynamic", "an interface");
            return;
        }

        foreach (VariableDefinition variable in method.Body.Variables)
        {
            references.Type(variable.VariableType, where);
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers.Where(handler => handler.CatchType is not null))
        {
            references.Type(handler.CatchType, where);
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            Code(instruction, where);
            Operand(instruction, where);
        }
    }

    private static bool UsesDynamic(MethodDefinition method)
    {
        return method.Body.Instructions.Any(instruction => instruction.Operand is MemberReference member
            && (member.FullName.Contains("System.Runtime.CompilerServices.CallSite", StringComparison.Ordinal)
                || member.FullName.Contains("Microsoft.CSharp.RuntimeBinder", StringComparison.Ordinal)));
    }

    private void Code(Instruction instruction, string where)
    {
        OpCode code = instruction.OpCode;
        if (code.Name.Contains(".ovf", StringComparison.Ordinal))
        {
            references.Report(
                Rule.Overflow, where, $"checked arithmetic ({code.Name})", "compare before you add; long array sizes and indices as int");
        }
        else if (code.Code is IlCode.Volatile)
        {
            references.Report(Rule.Volatile, where, "volatile", "lock, or Interlocked.Exchange on an int");
        }
        else if (code.Code is IlCode.Localloc or IlCode.Cpblk or IlCode.Initblk or IlCode.Calli
            or IlCode.Mkrefany or IlCode.Refanyval or IlCode.Arglist or IlCode.Sizeof)
        {
            references.Report(Rule.Unsafe, where, code.Code == IlCode.Localloc ? "stackalloc" : code.Name, "an array allocated in boot");
        }
        else if (code.Code is IlCode.Newarr && Size(instruction) is > ArraySizeMax and long size)
        {
            references.Report(Rule.BigArray, where, $"array of {size} bytes", $"several of at most {ArraySizeMax}");
        }
        else if (code.Code is IlCode.Box or IlCode.Constrained
            && instruction.Operand is TypeReference { IsPrimitive: false } and not TypeSpecification
            && ((TypeReference)instruction.Operand).Resolve() is { IsEnum: true } kind)
        {
            references.Report(
                Rule.EnumText, where, $"{kind.Name} as an object or text", "cast to int: the device prints numbers, not names");
        }
    }

    private void Operand(Instruction instruction, string where)
    {
        switch (instruction.Operand)
        {
            case MethodReference method:
                references.Method(method, where);
                break;
            case FieldReference field:
                references.Field(field, instruction.OpCode.Code is IlCode.Ldsfld or IlCode.Ldsflda or IlCode.Stsfld, where);
                break;
            case TypeReference element when instruction.OpCode.Code is IlCode.Newarr:
                references.Type(new ArrayType(element), where);
                break;
            case TypeReference type:
                references.Type(type, where);
                break;
            default:
                break;
        }
    }

    /// <summary>Bytes of an array whose length is a constant.</summary>
    private static long? Size(Instruction instruction)
    {
        Instruction? before = instruction.Previous;
        if (before?.OpCode.Code is IlCode.Conv_I or IlCode.Conv_Ovf_I or IlCode.Conv_U or IlCode.Conv_Ovf_U_Un)
        {
            before = before.Previous;
        }

        long? length = before?.Operand switch
        {
            int value => value,
            long value => value,
            _ => null,
        };
        int element = ((TypeReference)instruction.Operand).FullName switch
        {
            "System.Boolean" or "System.Byte" or "System.SByte" => 1,
            "System.Char" or "System.Int16" or "System.UInt16" => 2,
            "System.Int32" or "System.UInt32" or "System.Single" => 4,
            "System.Int64" or "System.UInt64" or "System.Double" => 8,
            _ => 12,
        };
        return length * element;
    }
}
