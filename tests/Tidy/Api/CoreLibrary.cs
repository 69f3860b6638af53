using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

using Mono.Cecil;

namespace LVS.Tests.Tidy;

/// <summary>The device's own mscorlib, as its package has it: compiled against, and read as an API text.</summary>
internal static class CoreLibrary
{
    /// <summary>Beside the tests, but not among what they run on.</summary>
    public static readonly string File = Path.Combine(AppContext.BaseDirectory, "device", "mscorlib.dll");

    /// <summary>Public types with their public and protected members; properties and events as the methods that IL calls.</summary>
    public static ApiText Load()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(File);
        return ApiText.Parse(["# mscorlib", .. module.GetTypes().Where(IsVisible).SelectMany(Lines)]);
    }

    private static IEnumerable<string> Lines(TypeDefinition type)
    {
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            MethodDefinition invoke = type.Methods.Single(method => method.Name == "Invoke");
            return [$"delegate {Signature.Of(invoke.ReturnType)} {type.FullName}({Parameters(invoke)})"];
        }

        if (type.IsEnum)
        {
            IEnumerable<string> values = type.Fields.Where(field => field.HasConstant).Select(field => $"{field.Name}={field.Constant}");
            return [$"enum {type.FullName} : {Signature.Of(type.Fields[0].FieldType)} {{ {string.Join(", ", values)} }}"];
        }

        string kind = type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        return type.Methods.Where(method => method.IsPublic || method.IsFamily).Select(Line)
            .Concat(type.Fields.Where(field => field.IsPublic || field.IsFamily).Select(field => Signature.Of(field, field.IsStatic)))
            .Select(line => "  " + line).Prepend($"{kind} {type.FullName}");
    }

    private static string Line(MethodDefinition method)
    {
        string scope = method.IsStatic ? "static " : "";
        string head = method.IsConstructor ? "ctor" : $"{scope}{Signature.Of(method.ReturnType)} {method.Name}";
        return $"{head}({Parameters(method)})";
    }

    private static string Parameters(MethodDefinition method)
    {
        return string.Join(", ", method.Parameters.Select(parameter => $"{Signature.Of(parameter.ParameterType)} {parameter.Name}"));
    }

    private static bool IsVisible(TypeDefinition type)
    {
        return !type.HasGenericParameters && (type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType)));
    }
}
