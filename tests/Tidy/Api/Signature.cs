using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>Names and signatures of IL in the style of the API texts: C# keywords, no namespaces, <c>&amp;</c> for ref and out.</summary>
internal static class Signature
{
    public static string Of(TypeReference type)
    {
        return type switch
        {
            ArrayType array => Of(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
            ByReferenceType reference => Of(reference.ElementType) + "&",
            PointerType pointer => Of(pointer.ElementType) + "*",
            PinnedType pinned => Of(pinned.ElementType),
            IModifierType modified => Of(modified.ElementType),
            GenericInstanceType generic => Plain(generic.ElementType) + "<" + string.Join(", ", generic.GenericArguments.Select(Of)) + ">",
            _ => Plain(type),
        };
    }

    public static string Of(MethodReference method)
    {
        string parameters = string.Join(", ", method.Parameters.Select(parameter => Of(parameter.ParameterType)));
        return $"{(method.HasThis ? "" : "static ")}{Of(method.ReturnType)} {method.Name}({parameters})";
    }

    public static string Of(FieldReference field, bool isStatic) => $"{(isStatic ? "static " : "")}{Of(field.FieldType)} {field.Name}";

    private static string Plain(TypeReference type)
    {
        return type.FullName switch
        {
            "System.Void" => "void",
            "System.Boolean" => "bool",
            "System.Char" => "char",
            "System.Byte" => "byte",
            "System.Int16" => "short",
            "System.UInt16" => "ushort",
            "System.Int32" => "int",
            "System.UInt32" => "uint",
            "System.Int64" => "long",
            "System.UInt64" => "ulong",
            "System.Single" => "float",
            "System.Double" => "double",
            "System.Object" => "object",
            "System.String" => "string",
            _ => type.Name,
        };
    }
}
