using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace LVS.Tests.Desktop.Memory;

/// <summary>
/// How large the tables of a device assembly are at most, from what the PC's compiler made of the same sources. The metadata processor
/// stores each string once, with a byte after it, and tokens and far branches in 2 bytes instead of 4; what it knows by heart or leaves out
/// is counted here. It made 2 to 4 % less code than this says. Of a test image it made up to 11 % more strings: the device's Assert also
/// takes the text of what it asserts.
/// </summary>
internal sealed class DeviceImage
{
    private const int RegionSize = 8;
    private const int MethodSize = 2;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value);

    private readonly HashSet<string> strings = [];

    /// <summary>Bytes of IL.</summary>
    public int CodeSize { get; private set; }

    /// <summary>Bytes of strings: names and literals.</summary>
    public int StringSize => strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);

    /// <summary>Adds types of an assembly of the PC.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="isWanted">Which top-level types, by name and namespace; what the compiler adds for them comes with any.</param>
    /// <returns>How many top-level types were added.</returns>
    public int Add(string path, Func<string, string, bool> isWanted)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        int count = 0;
        foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => !type.IsNested))
        {
            string space = reader.GetString(type.Namespace);
            if (isWanted(reader.GetString(type.Name), space))
            {
                strings.Add(space);
                AddType(file, reader, type);
                count++;
            }
        }

        return count;
    }

    private void AddType(PEReader file, MetadataReader reader, TypeDefinition type)
    {
        strings.Add(reader.GetString(type.Name));
        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.Literal) == 0))
        {
            strings.Add(reader.GetString(field.Name));
        }

        foreach (MethodDefinition method in type.GetMethods().Select(reader.GetMethodDefinition))
        {
            strings.Add(reader.GetString(method.Name));
            if (method.RelativeVirtualAddress != 0)
            {
                AddBody(reader, file.GetMethodBody(method.RelativeVirtualAddress));
            }
        }

        foreach (TypeDefinitionHandle nested in type.GetNestedTypes())
        {
            AddType(file, reader, reader.GetTypeDefinition(nested));
        }
    }

    private void AddBody(MetadataReader reader, MethodBodyBlock body)
    {
        CodeSize += MethodSize + (body.ExceptionRegions.Length * RegionSize);
        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            value = value == 0xFE ? 0xFE00 | code.ReadByte() : value;
            OpCode op = OpCodesByValue[value];
            CodeSize += op.Size;
            switch (op.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.ReadByte();
                    CodeSize++;
                    break;
                case OperandType.InlineVar:
                    code.ReadUInt16();
                    CodeSize += 2;
                    break;
                case OperandType.InlineI or OperandType.ShortInlineR:
                    code.ReadInt32();
                    CodeSize += 4;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.ReadInt64();
                    CodeSize += 8;
                    break;
                case OperandType.InlineSwitch:
                    int targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    CodeSize += 1 + (2 * targets);
                    break;
                case OperandType.InlineBrTarget:
                    code.ReadInt32();
                    CodeSize += 2;
                    break;
                default:
                    AddNames(reader, code.ReadInt32());
                    CodeSize += 2;
                    break;
            }
        }
    }

    /// <summary>What code refers to is named in the assembly, too.</summary>
    private void AddNames(MetadataReader reader, int token)
    {
        Handle handle = MetadataTokens.Handle(token);
        switch (handle.Kind)
        {
            case HandleKind.UserString:
                strings.Add(reader.GetUserString((UserStringHandle)handle));
                break;
            case HandleKind.MemberReference:
                MemberReference member = reader.GetMemberReference((MemberReferenceHandle)handle);
                strings.Add(reader.GetString(member.Name));
                AddType(reader, member.Parent);
                break;
            case HandleKind.MethodDefinition:
                MethodDefinition method = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                strings.Add(reader.GetString(method.Name));
                AddType(reader, method.GetDeclaringType());
                break;
            default:
                AddType(reader, handle);
                break;
        }
    }

    private void AddType(MetadataReader reader, Handle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            TypeReference type = reader.GetTypeReference((TypeReferenceHandle)handle);
            strings.Add(reader.GetString(type.Namespace));
            strings.Add(reader.GetString(type.Name));
        }
        else if (handle.Kind == HandleKind.TypeDefinition)
        {
            // On the device it may be another assembly's: the emulator declares what the board's packages have.
            TypeDefinition type = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
            strings.Add(reader.GetString(type.Namespace));
            strings.Add(reader.GetString(type.Name));
        }
    }
}
